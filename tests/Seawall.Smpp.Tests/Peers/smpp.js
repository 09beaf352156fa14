// Reads and writes PDUs with the npm package `smpp`, one a line.
//   D HEX    takes a PDU apart, and prints its parameters as JSON, with the same PDU put together again
//   E JSON   puts a PDU together and prints it
// Strings and octets go as hexadecimal digits. The package's own decoding of texts and times is switched off.
'use strict';
const smpp = require(process.argv[2]);
const readline = require('readline');

for (const command of Object.values(smpp.commands)) {
  for (const param of Object.values(command.params || {})) delete param.filter;
}
for (const tlv of Object.values(smpp.tlvs)) delete tlv.filter;
smpp.PDU.maxLength = 1 << 20;

const hex = value => Buffer.isBuffer(value) ? value.toString('hex')
  : typeof value === 'string' ? Buffer.from(value, 'latin1').toString('hex')
  : Array.isArray(value) ? value.map(hex)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hex(one)]))
  : value;

const bytes = value => typeof value === 'string' ? Buffer.from(value, 'hex')
  : Array.isArray(value) ? value.map(bytes)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bytes(one)]))
  : value;

function take(text) {
  const pdu = new smpp.PDU(Buffer.from(text, 'hex'));
  const fields = {};
  for (const key of Object.keys(pdu)) {
    if (typeof pdu[key] !== 'function' && key !== 'command') fields[key] = hex(pdu[key]);
  }
  const again = pdu.command === 'unknown' ? '' : pdu.toBuffer().toString('hex');
  return JSON.stringify({ command: pdu.command, fields, again });
}

function put(text) {
  const wanted = JSON.parse(text);
  const options = bytes(wanted.fields);
  options.command_status = wanted.status;
  options.sequence_number = wanted.sequence;
  return new smpp.PDU(wanted.command, options).toBuffer().toString('hex');
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  try {
    console.log(line[0] === 'D' ? take(line.slice(2)) : put(line.slice(2)));
  } catch (error) {
    console.log('failed: ' + error.message);
  }
});
