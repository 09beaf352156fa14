# An ESME by Perl's Net::SMPP: PORT SYSTEM_ID PASSWORD FROM TO TEXT. Binds, submits the text, waits for what it brings back where
# the text begins with "echo ", and unbinds. Prints what it was told, a line each.
use strict;
use warnings;
use Net::SMPP;
$| = 1;
my ($port, $system_id, $password, $from, $to, $text) = @ARGV;
my ($smpp, $bound) = Net::SMPP->new_transceiver(
    '127.0.0.1', port => $port, system_id => $system_id, password => $password, smpp_version => 0x34,
    interface_version => 0x34) or die "no connection: $!";
printf "bind %d\n", $bound->{status};
my $answer = $smpp->submit_sm(
    source_addr_ton => 1, source_addr_npi => 1, source_addr => $from,
    dest_addr_ton => 1, dest_addr_npi => 1, destination_addr => $to, short_message => $text);
printf "submit %d %s\n", $answer->{status}, defined $answer->{message_id} ? $answer->{message_id} : '';
if ($text =~ /^echo / && $answer->{status} == 0) {
    my $pdu = $smpp->read_pdu() or die "nothing came back: $!";
    printf "%d %s %s\n", $pdu->{cmd}, $pdu->{source_addr}, $pdu->{short_message};
    $smpp->deliver_sm_resp(seq => $pdu->{seq}, message_id => '');
}
my $gone = $smpp->unbind();
printf "unbind %d\n", $gone->{status};
