# Reads and writes PDUs of version 3.4 with Net::SMPP, one a line.
#   D HEX                          takes a PDU apart and prints "cmd status seq name=HEX ..."
#   E METHOD SEQ STATUS name=HEX   puts a PDU together and prints it; a name given more than once is a list
use strict;
use warnings;
no warnings 'once';
use Socket;
use Net::SMPP;
$| = 1;
$SIG{__WARN__} = sub { };

socketpair(my $near, my $far, AF_UNIX, SOCK_STREAM, PF_UNSPEC) or die "socketpair: $!";
my $smpp = Net::SMPP->new_from_fd(fileno($far), '+<') or die "no session: $!";
for my $key (keys %{ Net::SMPP::Default() }) { ${*$smpp}{$key} = Net::SMPP::Default()->{$key}; }
$smpp->set_version(0x34);
${*$smpp}{enquire_interval} = 0;

# What the package keeps as a number: one octet each. message_state is one in query_sm_resp, and octets as a parameter.
my $octet = qr/^(.*_ton|.*_npi|esm_class|protocol_id|.*_flag|registered_delivery|data_coding|sm_default_msg_id|interface_version|error_code|number_of_dests|no_unsuccess)$/;

sub is_octet { my ($name, $command) = @_; return $name =~ $octet || ($name eq 'message_state' && $command =~ /query_sm_resp|2147483651/); }

sub take {
    syswrite $near, pack('H*', shift);
    my $pdu = $smpp->read_pdu() or return 'failed';
    my @fields;
    for my $name (sort grep { !/^(cmd|status|seq|data|known_pdu|reserved|num_unsuccess|\d+)$/ } keys %$pdu) {
        my @all = ref $pdu->{$name} ? @{ $pdu->{$name} } : ($pdu->{$name});
        my $format = $name eq 'error_status_code' ? '%08x' : is_octet($name, $pdu->{cmd}) ? '%02x' : '';
        push @fields, map { "$name=" . ($format ? sprintf($format, $_) : unpack('H*', $_)) } @all;
    }
    my @tags = map { sprintf '#%d=%s', $_, unpack('H*', $pdu->{$_}) } sort { $a <=> $b } grep { /^\d+$/ } keys %$pdu;
    return join ' ', $pdu->{cmd}, $pdu->{status}, $pdu->{seq}, @fields, @tags;
}

sub put {
    my ($method, $seq, $status, @pairs) = split / /, shift;
    my (%count, %value, @order);
    for (@pairs) {
        my ($name, $hex) = split /=/, $_, 2;
        push @order, $name unless $count{$name}++;
        push @{ $value{$name} }, pack('H*', $hex);
    }
    my @args = map {
        my @all = @{ $value{$_} };
        @all = map { unpack 'N', $_ } @all if $_ eq 'error_status_code';
        @all = map { ord } @all if is_octet($_, $method);
        ($_ => $count{$_} > 1 || /^(dest_flag)$/ ? \@all : $all[0]);
    } @order;
    push @args, status => $status if $method =~ /_resp$|nack/;
    eval { $smpp->$method(@args, seq => $seq, async => 1); 1 } or return "failed: $@";
    sysread $near, my $header, 16;
    my $rest = unpack('N', $header) - 16;
    my $body = '';
    while ($rest > length $body) { sysread $near, $body, $rest - length $body, length $body; }
    return unpack 'H*', $header . $body;
}

while (my $line = <STDIN>) {
    chomp $line;
    my $answer = $line =~ s/^D // ? take($line) : $line =~ s/^E // ? put($line) : 'failed';
    $answer =~ s/\n/ /g;
    print "$answer\n";
}
