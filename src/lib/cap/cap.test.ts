import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_MESSAGE_TYPES,
  CAP_RESPONSE_TYPES,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_STATUSES,
  CAP_URGENCIES,
  CapError,
  parseCap,
  writeCap,
} from './index.ts'
import type { CapAlert, CapErrorCode } from './index.ts'

const FULL_XML = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>exercise-2026-0001</identifier>
  <sender>alerts@elections.example</sender>
  <sent>2026-11-24T08:00:00-00:00</sent>
  <status>Exercise</status>
  <msgType>Update</msgType>
  <source>duty desk 2</source>
  <scope>Restricted</scope>
  <restriction>Officials of polling stations</restriction>
  <addresses>"North Hall" South</addresses>
  <code>Scrutineer-1.0</code>
  <code>drill</code>
  <note>Exercise 7: nothing here is real</note>
  <references>alerts@elections.example,exercise-2026-0000,2026-11-24T07:30:00-00:00</references>
  <incidents>"first wave" second</incidents>
  <info>
    <language>en</language>
    <category>Security</category>
    <category>Infra</category>
    <event>Exercise: results page changed</event>
    <responseType>Avoid</responseType>
    <responseType>Monitor</responseType>
    <urgency>Immediate</urgency>
    <severity>Severe</severity>
    <certainty>Observed</certainty>
    <audience>Officials</audience>
    <eventCode>
      <valueName>Scrutineer</valueName>
      <value>DEFACEMENT</value>
    </eventCode>
    <effective>2026-11-24T08:00:00-00:00</effective>
    <onset>2026-11-24T08:00:00+03:00</onset>
    <expires>2026-11-24T14:00:00-00:00</expires>
    <senderName>Election Office of Exampleland</senderName>
    <headline>EXERCISE: do not use the results page &amp; wait</headline>
    <description>Line one &lt;not a tag&gt;
line two</description>
    <instruction>Report counts by telephone.</instruction>
    <web>https://elections.example/exercise</web>
    <contact>+99 555 0100</contact>
    <parameter>
      <valueName>round</valueName>
      <value>2</value>
    </parameter>
    <resource>
      <resourceDesc>Picture of the page</resourceDesc>
      <mimeType>image/png</mimeType>
      <size>2048</size>
      <uri>page.png</uri>
      <derefUri>AAEC</derefUri>
      <digest>da39a3ee5e6b4b0d3255bfef95601890afd80709</digest>
    </resource>
    <area>
      <areaDesc>North District</areaDesc>
      <polygon>10,20 10,21 11,21 10,20</polygon>
      <circle>10.5,20.5 12.5</circle>
      <geocode>
        <valueName>district</valueName>
        <value>XL-N</value>
      </geocode>
      <altitude>-12.5</altitude>
      <ceiling>300</ceiling>
    </area>
  </info>
  <info>
    <language>ar</language>
    <category>Security</category>
    <event>تمرين: تغيير صفحة النتائج</event>
    <urgency>Immediate</urgency>
    <severity>Severe</severity>
    <certainty>Observed</certainty>
  </info>
</alert>
`

const MINIMAL_XML = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>b</sender><sent>2026-11-24T08:00:00+02:00</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope></alert>`

function refusal(xml: string | Uint8Array): { code: CapErrorCode; path: string } {
  try {
    parseCap(xml)
  } catch (error) {
    assert.ok(error instanceof CapError, String(error))
    return { code: error.code, path: error.path }
  }
  throw new assert.AssertionError({ message: 'the message was accepted' })
}

const special = fc.constantFrom('\r', '\n', '\t', ' ', '&', '<', '>', '"', ']]>', '&amp;', '<!--')
const text = fc
  .string({
    unit: fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
      special,
    ),
    minLength: 1,
    maxLength: 20,
  })
  .filter((value) => /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u.test(value))
const id = fc.stringMatching(/^[A-Za-z0-9.@:_-]{1,20}$/)
const two = (max: number, min = 0): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'))
const time = fc
  .tuple(two(99, 10), two(12, 1), two(28, 1), two(23), two(59), two(59), fc.constantFrom('+', '-'))
  .chain(([year, month, day, hour, minute, second, sign]) =>
    two(13).map(
      (offset) => `20${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${offset}:30`,
    ),
  )
const feet = fc.integer({ min: -99_999, max: 99_999 }).map((value) => (value === 0 ? 0 : value / 8))
const listOf = <T>(item: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength, maxLength: 3 })
// What must stand there may be empty.
const mayBeEmpty = fc.oneof(text, fc.constant(''))
const namedValue = fc.record(
  { valueName: mayBeEmpty, value: mayBeEmpty },
  { noNullPrototype: true },
)
const optional = { requiredKeys: [] as [], noNullPrototype: true }

const resource = fc
  .tuple(
    fc.record({ resourceDesc: text, mimeType: text }),
    fc.record({ size: fc.nat(), uri: text, derefUri: text, digest: text }, optional),
  )
  .map(([must, may]) => ({ ...must, ...may }))
const area = fc
  .tuple(
    fc.record({
      areaDesc: text,
      polygon: listOf(text),
      circle: listOf(text),
      geocode: listOf(namedValue),
    }),
    fc.record({ altitude: feet, ceiling: feet }, optional),
  )
  .map(([must, may]) => ({ ...must, ...may }))
const block = fc
  .tuple(
    fc.record({
      category: listOf(fc.constantFrom(...CAP_CATEGORIES), 1),
      event: text,
      responseType: listOf(fc.constantFrom(...CAP_RESPONSE_TYPES)),
      urgency: fc.constantFrom(...CAP_URGENCIES),
      severity: fc.constantFrom(...CAP_SEVERITIES),
      certainty: fc.constantFrom(...CAP_CERTAINTIES),
      eventCode: listOf(namedValue),
      parameter: listOf(namedValue),
      resource: listOf(resource),
      area: listOf(area),
    }),
    fc.record(
      {
        language: text,
        audience: text,
        effective: time,
        onset: time,
        expires: time,
        senderName: text,
        headline: text,
        description: text,
        instruction: text,
        web: text,
        contact: text,
      },
      optional,
    ),
  )
  .map(([must, may]) => ({ ...must, ...may }))
const alert: fc.Arbitrary<CapAlert> = fc
  .tuple(
    fc.record({
      identifier: id,
      sender: id,
      sent: time,
      status: fc.constantFrom(...CAP_STATUSES),
      msgType: fc.constantFrom(...CAP_MESSAGE_TYPES),
      scope: fc.constantFrom(...CAP_SCOPES),
      code: listOf(mayBeEmpty),
      info: listOf(block),
    }),
    fc.record(
      {
        source: text,
        restriction: text,
        addresses: text,
        note: text,
        references: text,
        incidents: text,
      },
      optional,
    ),
  )
  .map(([must, may]) => ({ ...must, ...may }))

test('a full message is read into the names of the standard and written back byte for byte', () => {
  const read = parseCap(FULL_XML)
  assert.deepEqual(read.code, ['Scrutineer-1.0', 'drill'])
  assert.equal(read.info[0]?.headline, 'EXERCISE: do not use the results page & wait')
  assert.equal(read.info[0]?.description, 'Line one <not a tag>\nline two')
  assert.deepEqual(read.info[0]?.resource[0], {
    resourceDesc: 'Picture of the page',
    mimeType: 'image/png',
    size: 2048,
    uri: 'page.png',
    derefUri: 'AAEC',
    digest: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  })
  assert.deepEqual(read.info[0]?.area[0], {
    areaDesc: 'North District',
    polygon: ['10,20 10,21 11,21 10,20'],
    circle: ['10.5,20.5 12.5'],
    geocode: [{ valueName: 'district', value: 'XL-N' }],
    altitude: -12.5,
    ceiling: 300,
  })
  assert.deepEqual(read.info[1]?.area, [])
  assert.equal(writeCap(read), FULL_XML)
  const zero = parseCap(FULL_XML.replace('-12.5', '-0.0')).info[0]?.area[0]?.altitude
  assert.ok(Object.is(zero, 0), 'a negative zero would not survive being written')
  assert.deepEqual(parseCap(Buffer.from(FULL_XML)), read)
})

test('whatever is written is read back equal', () => {
  fc.assert(
    fc.property(alert, (value) => {
      assert.deepEqual(parseCap(writeCap(value)), value)
    }),
    { numRuns: 150 },
  )
})

test('a damaged message is read or refused with a CapError, never anything else', () => {
  const pieces = ['<', '>', '&', '&#0;', '&#x110000;', ']]>', '<![CDATA[', '<!--', '<?x', '\0', '"']
  const cut = fc.record({
    at: fc.nat(FULL_XML.length),
    drop: fc.nat(40),
    put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: anyCharacter, maxLength: 5 })),
  })
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
      let xml = FULL_XML
      for (const { at, drop, put } of cuts) xml = xml.slice(0, at) + put + xml.slice(at + drop)
      try {
        parseCap(xml)
      } catch (error) {
        assert.ok(error instanceof CapError, String(error))
      }
    }),
    { numRuns: 200 },
  )
})

test('prefixes and the default namespace mean the same', () => {
  const prefixed = MINIMAL_XML.replaceAll(/<(\/?)(\w)/g, '<$1cap:$2').replace(
    'xmlns=',
    'xmlns:cap=',
  )
  assert.deepEqual(parseCap(prefixed), parseCap(MINIMAL_XML))
  const mixed = MINIMAL_XML.replace('<sender>b</sender>', '<c:sender>b</c:sender>').replace(
    'xmlns=',
    'xmlns:c="urn:oasis:names:tc:emergency:cap:1.2" xmlns=',
  )
  assert.deepEqual(parseCap(mixed), parseCap(MINIMAL_XML))
})

test('the schema address, comments, CDATA and an empty optional text are harmless', () => {
  const xml = MINIMAL_XML.replace(
    'xmlns=',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns=',
  )
    .replace('<scope>', '<source/><scope>')
    .replace('<sender>b', '<!-- who --><sender><![CDATA[b]]>')
  assert.deepEqual(parseCap(xml), parseCap(MINIMAL_XML))
})

test('texts that are empty, white space around times, numbers and words of a list, and the hour 24 are read, as the schema has them', () => {
  const xml = FULL_XML.replace('<value>DEFACEMENT</value>', '<value/>')
    .replace('<code>drill</code>', '<code></code>')
    .replace('<size>2048</size>', '<size> 2048\n</size>')
    .replace('<onset>', '<onset>\n\t')
    .replace('08:00:00+03:00</onset>', '24:00:00+03:00 </onset>')
    .replaceAll(/<(status|urgency)>/g, '<$1>\n ')
    .replace('<info>', '<info xml:lang="en-US">')
  const read = parseCap(xml)
  const [block] = read.info
  assert.deepEqual(block?.eventCode, [{ valueName: 'Scrutineer', value: '' }])
  assert.deepEqual(read.code, ['Scrutineer-1.0', ''])
  assert.deepEqual([read.status, block.urgency], ['Exercise', 'Immediate'])
  assert.deepEqual([block.resource[0]?.size, block.onset], [2048, '2026-11-24T24:00:00+03:00'])
  assert.deepEqual(parseCap(writeCap(read)), read)
  for (const text of [' ', '\n'.repeat(100_000)])
    assert.deepEqual(refusal(FULL_XML.replace('<size>2048', `<size>${text}`)), {
      code: 'empty',
      path: '/alert/info[1]/resource[1]/size',
    })
})

test('an XML signature is noted as not verified and left out when writing', () => {
  const signed = MINIMAL_XML.replace(
    '</alert>',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="s"><SignedInfo>x</SignedInfo></Signature></alert>',
  )
  assert.deepEqual(parseCap(signed), { ...parseCap(MINIMAL_XML), signature: 'not_verified' })
  assert.deepEqual(parseCap(writeCap(parseCap(signed))), parseCap(MINIMAL_XML))
  const inside = signed.replace('</Signature></alert>', '</Signature><note>late</note></alert>')
  assert.deepEqual(refusal(inside), { code: 'wrong_order', path: '/alert/note' })
})

test('each departure from the standard is refused with its code and place', () => {
  const many = '<code>x</code>'.repeat(20_000)
  const deep = `<S xmlns="http://www.w3.org/2000/09/xmldsig#">${'<a>'.repeat(20)}${'</a>'.repeat(20)}</S>`
  const cases: readonly [from: string, to: string, code: CapErrorCode, path: string][] = [
    ['<alert', '<!DOCTYPE alert [<!ENTITY x "y">]><alert', 'doctype', '/'],
    ['cap:1.2', 'cap:1.1', 'wrong_namespace', '//alert'],
    [' xmlns="urn:oasis:names:tc:emergency:cap:1.2"', '', 'wrong_namespace', '//alert'],
    ['<identifier>a</identifier>', '', 'missing', '/alert/identifier'],
    ['<identifier>a', '<identifier>a b', 'bad_value', '/alert/identifier'],
    ['<identifier>a', '<identifier>', 'empty', '/alert/identifier'],
    ['<identifier>a', '<identifier>&nbsp;', 'not_well_formed', '/alert/identifier'],
    ['<scope>', '<colour>red</colour><scope>', 'unknown_element', '/alert/colour'],
    ['<scope>Public', '<scope>public', 'bad_value', '/alert/scope'],
    ['<scope>Public', '<scope>Pub lic', 'bad_value', '/alert/scope'],
    ['<scope>Public', '<scope>Public<b/>', 'unknown_element', '/alert/scope/b'],
    ['08:00:00+02:00', '08:00:00Z', 'bad_value', '/alert/sent'],
    ['08:00:00+02:00', '08:00:00.5+02:00', 'bad_value', '/alert/sent'],
    ['</scope>', '</scope><scope>Public</scope>', 'repeated', '/alert/scope'],
    ['</scope>', '</scope><source>x</source>', 'wrong_order', '/alert/source'],
    ['</scope>', '</scope>loose', 'unexpected_text', '/alert'],
    ['</scope>', '</scope><info/>', 'missing', '/alert/info[1]/category[1]'],
    ['</scope>', `</scope>${many}`, 'too_many_elements', '/alert'],
    ['</scope>', `</scope>${deep}`, 'too_deep', '/alert'],
    ['</scope>', '</scope><x xmlns="urn:y"/>', 'wrong_namespace', '/alert/x'],
    ['<scope>', '<scope lang="en">', 'unknown_attribute', '/alert/scope'],
    ['</alert>', '', 'not_well_formed', '/alert'],
    ['<alert', '<?xml version="1.1"?><alert', 'not_well_formed', '/'],
    ['<alert', '<?xml version="1.0" encoding="latin1"?><alert', 'bad_encoding', '/'],
    ['<sender>b', '<sender>\uD800', 'bad_encoding', '/'],
    ['<sender>b', `<sender>${'b'.repeat(6_000_000)}`, 'too_large', '/'],
  ]
  for (const [from, to, code, path] of cases) {
    assert.deepEqual(
      refusal(MINIMAL_XML.replace(from, to)),
      { code, path },
      `${from} -> ${to.slice(0, 60)}`,
    )
  }
  assert.deepEqual(refusal(Uint8Array.of(0xff)), { code: 'bad_encoding', path: '/' })
  assert.deepEqual(refusal(''), { code: 'not_well_formed', path: '/' })
})

test('the writer refuses what the reader would refuse', () => {
  const good = parseCap(FULL_XML)
  const [first] = good.info
  assert.ok(first !== undefined)
  const cases: readonly [CapAlert, CapErrorCode, string][] = [
    [{ ...good, identifier: 'a,b' }, 'bad_value', '/alert/identifier'],
    [{ ...good, sent: '2026-11-24T08:00:00.000Z' }, 'bad_value', '/alert/sent'],
    [{ ...good, note: 'a\u0001' }, 'bad_character', '/alert/note'],
    [{ ...good, note: 'a\uD800' }, 'bad_character', '/alert/note'],
    [{ ...good, identifier: '' }, 'empty', '/alert/identifier'],
    [{ ...good, info: [{ ...first, category: [] }] }, 'missing', '/alert/info[1]/category[1]'],
    [{ ...good, note: 'a'.repeat(6_000_000) }, 'too_large', '/'],
    [
      { ...good, code: Array.from({ length: 20_000 }, () => 'x') },
      'too_many_elements',
      '/alert/code[19991]',
    ],
  ]
  for (const [value, code, path] of cases) {
    assert.throws(
      () => writeCap(value),
      (error) => {
        assert.ok(error instanceof CapError)
        assert.deepEqual([error.code, error.path], [code, path])
        return true
      },
    )
  }
  assert.equal(parseCap(writeCap({ ...good, note: '' })).note, undefined)
})
