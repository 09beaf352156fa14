// A peer by the npm package `smpp`: PACKAGE JSON, with { role: "esme" | "centre", port, ... }.
//   esme    connects and binds (bind, system_id, password, interface_version; with ca and servername over TLS)
//   centre  is bound to (with key and cert over TLS); tlvs: false leaves sc_interface_version out of its answer
// A line of its input is a request, { id, command, ...parameters }, and its answer is printed with that id. Every request of
// the other side is printed and answered; a text that is "status=N" gets that status, and "echo ..." comes back from its
// receiver. A text that asks for a receipt gets one: it was delivered, unless its receiver is among the options' off.
'use strict';
const smpp = require(process.argv[2]);
const readline = require('readline');
const options = JSON.parse(process.argv[3]);
const fs = require('fs');
const sessions = [];
let count = 0;

const print = what => console.log(JSON.stringify(what));
const plain = pdu => {
  const fields = { command: pdu.command, status: pdu.command_status, sequence: pdu.sequence_number };
  for (const [name, value] of Object.entries(pdu)) {
    if (typeof value === 'function' || /^command|^sequence_number$/.test(name)) continue;
    fields[name] = Buffer.isBuffer(value) ? value.toString('latin1')
      : name === 'short_message' || name === 'message_payload' ? text(value) : value;
  }
  return fields;
};
const text = value => value && value.message !== undefined
  ? (Buffer.isBuffer(value.message) ? value.message.toString('latin1') : value.message)
  : Buffer.isBuffer(value) ? value.toString('latin1') : String(value || '');

function receipt(session, pdu, id) {
  const off = (options.off || []).includes(pdu.destination_addr);
  session.deliver_sm({
    source_addr_ton: pdu.dest_addr_ton, source_addr_npi: pdu.dest_addr_npi, source_addr: pdu.destination_addr,
    dest_addr_ton: pdu.source_addr_ton, dest_addr_npi: pdu.source_addr_npi, destination_addr: pdu.source_addr,
    esm_class: 4, receipted_message_id: id, message_state: off ? 3 : 2,
    short_message: `id:${id} sub:001 dlvrd:00${off ? 0 : 1} submit date:2411242330 done date:2411242330`
      + ` stat:${off ? 'EXPIRED' : 'DELIVRD'} err:000 text:x`,
  }, answer => print({ receipt: id, status: answer.command_status }));
}

function echo(session, pdu, said) {
  session.deliver_sm({
    source_addr_ton: pdu.dest_addr_ton, source_addr_npi: pdu.dest_addr_npi, source_addr: pdu.destination_addr,
    dest_addr_ton: pdu.source_addr_ton, dest_addr_npi: pdu.source_addr_npi, destination_addr: pdu.source_addr,
    short_message: said.slice('echo '.length),
  }, answer => print({ echo: said, status: answer.command_status }));
}

function serve(session, pdu) {
  if (pdu.isResponse()) return;
  print({ request: plain(pdu) });
  const said = text(pdu.short_message) || text(pdu.message_payload);
  const status = Number((/^status=(\d+)$/.exec(said) || [])[1] || 0);
  switch (pdu.command) {
    case 'bind_transceiver':
    case 'bind_transmitter':
    case 'bind_receiver':
      session.send(pdu.response(
        options.tlvs === false ? { system_id: 'centre' } : { system_id: 'centre', sc_interface_version: 0x34 }));
      if (pdu.command !== 'bind_transmitter') sessions.push(session);
      print({ bound: pdu.system_id });
      return;
    case 'submit_sm':
    case 'data_sm':
    case 'submit_multi': {
      if (status) return session.send(pdu.response({ command_status: status }));
      const id = `m${++count}`;
      session.send(pdu.response({ message_id: id }));
      if (pdu.registered_delivery & 1) receipt(session, pdu, id);
      if (said.startsWith('echo ')) echo(session, pdu, said);
      return;
    }
    case 'query_sm':
      return session.send(pdu.response({ message_id: pdu.message_id, message_state: 2 }));
    case 'unbind':
      session.send(pdu.response());
      return session.close();
    default:
      return session.send(pdu.response({ command_status: status }));
  }
}

if (options.role === 'centre') {
  const tls = options.key ? { key: fs.readFileSync(options.key), cert: fs.readFileSync(options.cert) } : {};
  const server = smpp.createServer(tls, session => {
    session.on('error', () => { });
    session.on('close', () => sessions.splice(sessions.indexOf(session) >>> 0, 1));
    session.on('pdu', pdu => serve(session, pdu));
  });
  server.on('error', error => print({ failed: String(error) }));
  server.listen(options.port, '127.0.0.1', () => print({ listening: options.port }));
} else {
  const tls = options.ca ? { ca: fs.readFileSync(options.ca), servername: options.servername } : {};
  const session = smpp.connect({ url: `${options.ca ? 'ssmpp' : 'smpp'}://127.0.0.1:${options.port}`, ...tls }, () => {
    session[options.bind || 'bind_transceiver']({
      system_id: options.system_id, password: options.password,
      interface_version: options.interface_version === undefined ? 0x34 : options.interface_version,
    }, pdu => {
      if (pdu.command_status === 0) sessions.push(session);
      print({ bind: pdu.command_status, peer: pdu.system_id, version: pdu.sc_interface_version });
    });
  });
  session.on('error', error => print({ failed: String(error) }));
  session.on('close', () => print({ closed: true }));
  session.on('pdu', pdu => serve(session, pdu));
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  const { id, command, ...fields } = JSON.parse(line);
  if (!sessions.length) return print({ id, nobody: true });
  sessions[id % sessions.length][command](fields, answer => print({ id, answer: plain(answer) }));
});
