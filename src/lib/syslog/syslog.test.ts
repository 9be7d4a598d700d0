import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MAX_SYSLOG_LENGTH, parseSyslog, SyslogError } from './syslog.ts'

const because = (reason: string) => (error: unknown) =>
  error instanceof SyslogError && error.reason === reason

test('the examples of RFC 5424 are read', () => {
  const plain = parseSyslog(
    "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeff'su root' failed for lonvick on /dev/pts/8",
  )
  assert.deepEqual(plain, {
    form: 'RFC 5424',
    facility: 4,
    severity: 2,
    timestamp: '2003-10-11T22:14:15.003Z',
    host: 'mymachine.example.com',
    app: 'su',
    process: null,
    messageId: 'ID47',
    structured: {},
    message: "'su root' failed for lonvick on /dev/pts/8",
  })
  const structured = parseSyslog(
    '<165>1 2003-10-11T22:14:15.003Z host evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="App\\"s"][x@1]',
  )
  assert.deepEqual(structured.structured, {
    'exampleSDID@32473': { iut: '3', eventSource: 'App"s' },
    'x@1': {},
  })
  assert.equal(structured.message, '')
})

test('the examples of RFC 3164 are read, and a message without header is all message', () => {
  const full = parseSyslog("<34>Oct 11 22:14:15 mymachine su[77]: 'su root' failed")
  assert.deepEqual(
    [full.form, full.severity, full.timestamp, full.host, full.app, full.process, full.message],
    ['RFC 3164', 2, 'Oct 11 22:14:15', 'mymachine', 'su', '77', "'su root' failed"],
  )
  const bare = parseSyslog('<13>Use the BFG!')
  assert.deepEqual([bare.host, bare.app, bare.message], [null, null, 'Use the BFG!'])
})

test('priority, header and structured data are refused by name', () => {
  for (const text of ['', 'hello', '<192>a', '<01>a', '<1a>b', '<9999>a']) {
    assert.throws(() => parseSyslog(text), because('priority'), text)
  }
  assert.throws(() => parseSyslog('<1>1 yesterday host app - - - x'), because('header'))
  for (const data of ['[a', '[a b="c]', '[a b="c"]x', '[a][a]', 'x', '']) {
    const text = `<1>1 - host app - - ${data}`
    assert.throws(() => parseSyslog(text), because('structured_data'), text)
  }
  const many = Array.from({ length: 51 }, (_, n) => `[e${n}]`).join('')
  assert.throws(() => parseSyslog(`<1>1 - h a - - ${many}`), because('structured_data'))
  assert.throws(() => parseSyslog(`<1>${'x'.repeat(MAX_SYSLOG_LENGTH)}`), because('too_long'))
})

test('what was written by RFC 5424 is read as it was meant', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9@.]{1,20}$/).filter((text) => text !== '-')
  const value = fc.string({ maxLength: 30 })
  const data = fc.dictionary(
    name,
    fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }),
    {
      minKeys: 1,
      maxKeys: 4,
      noNullPrototype: true,
    },
  )
  const escaped = (text: string) => text.replaceAll(/["\\\]]/g, (sign) => `\\${sign}`)
  fc.assert(
    fc.property(fc.nat(191), name, data, value, (priority, host, structured, message) => {
      const elements = Object.entries(structured).map(
        ([id, own]) =>
          `[${id}${Object.entries(own)
            .map(([key, text]) => ` ${key}="${escaped(text)}"`)
            .join('')}]`,
      )
      const read = parseSyslog(`<${priority}>1 - ${host} app - - ${elements.join('')} ${message}`)
      assert.equal(read.facility * 8 + read.severity, priority)
      assert.equal(read.host, host)
      assert.deepEqual(read.structured, structured)
      assert.equal(read.message, message)
    }),
  )
})

test('any text is read or refused with a reason', () => {
  const sign = fc.constantFrom('<', '>', '1', ' ', '[', ']', '"', '\\', '=', '-', 'a', ':')
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 60 }), (text) => {
      try {
        const { severity, facility } = parseSyslog(text)
        assert.ok(severity <= 7 && facility <= 23)
      } catch (error) {
        assert.ok(error instanceof SyslogError)
      }
    }),
  )
})
