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

/** Line, host, program, process and message. */
type Reading = readonly [string, string | null, string | null, string | null, string]

function readAs(readings: readonly Reading[]): void {
  for (const [line, ...wanted] of readings) {
    const { host, app, process, message } = parseSyslog(`<34>${line}`)
    assert.deepEqual([host, app, process, message], wanted, line)
  }
}

test('host, program and message are those that rsyslog 8.2504 reads from the same line', () => {
  const snort = ['gw1', 'snort', '123', '[1:1000:1] attack'] as const
  readAs([
    ['2026-11-25T14:05:00+00:00 gw1 snort[123]: [1:1000:1] attack', ...snort],
    ['2026-11-25T14:05:00.123456Z gw1 snort[123]: [1:1000:1] attack', ...snort],
    ['2026-11-25T14:05:00+00:00 su: no host', null, 'su', null, 'no host'],
    ['2023-05-26T16:37:26.230Z esx01.example Hostd: info', 'esx01.example', 'Hostd', null, 'info'],
    ['Oct  1 22:14:15 db su[77]: failed', 'db', 'su', '77', 'failed'],
    ['Oct 1 22:14:15 db su[77]: failed', 'db', 'su', '77', 'failed'],
    ['Oct 11 22:14:15.123 db su:failed', 'db', 'su', null, 'failed'],
    ['Oct 11 22:14:15 su: no host', null, 'su', null, 'no host'],
    ['Oct 11 22:14:15 10.0.0.1 su: failed', '10.0.0.1', 'su', null, 'failed'],
    ['Oct 11 22:14:15 db sshd(pam_unix)[1]: failed', 'db', 'sshd(pam_unix)', '1', 'failed'],
    ['Oct 11 22:14:15 db docker/0a1b2c3d[812]: failed', 'db', 'docker', '812', 'failed'],
    ['Oct 11 22:14:15 db postfix/smtpd[12]: failed', 'db', 'postfix', '12', 'failed'],
    ['Oct 11 22:14:15 db my.prog-1_2: failed', 'db', 'my.prog-1_2', null, 'failed'],
    ['Oct 11 22:14:15 db kernel some words', 'db', 'kernel', null, 'some words'],
    ['Oct 11 22:14:15 db app[12] words', 'db', 'app', '12', 'words'],
    ['Oct 11 22:14:15 asa %ASA-6-302013: Built', 'asa', '%ASA-6-302013', null, 'Built'],
    ['Oct 11 2026 22:14:15: %ASA-6-302013: Built', null, '%ASA-6-302013', null, 'Built'],
    ['Oct 11 22:14:15', null, null, null, ''],
    ['Oct 11 22:14:15 db', 'db', null, null, ''],
    ['su[12]: no time', null, 'su', '12', 'no time'],
  ])
})

test('where rsyslog names no program, or one that counts up or is the hour, the line is read as it was meant', () => {
  readAs([
    ['Oct 11 22:14:15 asa : %ASA-6-302013: Built', 'asa', '%ASA-6-302013', null, 'Built'],
    ['123: Oct 11 22:14:15.123: %SYS-5-CONFIG_I: Set', null, '%SYS-5-CONFIG_I', null, 'Set'],
    ['9: r1: *Oct 11 22:14:15.1 UTC: %SYS-5-CONFIG_I: Set', 'r1', '%SYS-5-CONFIG_I', null, 'Set'],
    ['Oct 11 22:14:15 db /usr/sbin/cron[12]: ran', 'db', '/usr/sbin/cron', '12', 'ran'],
    ['Oct 11 22:14:15 fe80::1 su: failed', 'fe80::1', 'su', null, 'failed'],
    ['2026-11-25T14:05:00 gw1 snort: no zone', 'gw1', 'snort', null, 'no zone'],
    ['Oct 11 22:14:15 db [1:1000:1] attack', 'db', null, null, '[1:1000:1] attack'],
    ['Oct 11 22:14:15 db 14:05:00 attack', 'db', null, null, '14:05:00 attack'],
    ['2026-11-25 14:05:00 attack', null, null, null, '2026-11-25 14:05:00 attack'],
    ['14:05:00 attack', null, null, null, '14:05:00 attack'],
    ['Oct 11 22:14:15 db "GET / HTTP/1.1" 200', 'db', null, null, '"GET / HTTP/1.1" 200'],
  ])
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
  const sign = fc.constantFrom(
    '<',
    '>',
    '1',
    ' ',
    '[',
    ']',
    '"',
    '\\',
    '=',
    '-',
    'a',
    ':',
    '/',
    '%',
    'Oct 11 22:14:15 ',
  )
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
