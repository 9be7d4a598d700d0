import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  OUR_EVENT_CODE_NAME,
  OUR_PROFILE_CODE,
  checkCap,
  checkOurProfile,
  formatReferences,
  parseCircle,
  parsePolygon,
  parseReferences,
  splitItems,
} from './index.ts'
import type { CapAlert, CapArea, CapInfo, CapIssue } from './index.ts'

const AREA: CapArea = { areaDesc: 'North District', polygon: [], circle: [], geocode: [] }

const BLOCK: CapInfo = {
  language: 'en',
  category: ['Security'],
  event: 'Exercise: portal outage',
  responseType: [],
  urgency: 'Immediate',
  severity: 'Moderate',
  certainty: 'Observed',
  eventCode: [{ valueName: OUR_EVENT_CODE_NAME, value: 'PORTAL_OUTAGE' }],
  expires: '2026-11-24T14:00:00-00:00',
  headline: 'EXERCISE: the portal is down',
  instruction: 'Use the printed list.',
  contact: '+99 555 0100',
  parameter: [],
  resource: [],
  area: [AREA],
}

const ALERT: CapAlert = {
  identifier: 'exercise-1',
  sender: 'alerts@elections.example',
  sent: '2026-11-24T08:00:00-00:00',
  status: 'Exercise',
  msgType: 'Alert',
  scope: 'Public',
  code: [OUR_PROFILE_CODE],
  note: 'Exercise 7',
  info: [BLOCK],
}

const withBlock = (change: Partial<CapInfo>): CapAlert => ({
  ...ALERT,
  info: [{ ...BLOCK, ...change }],
})
const withArea = (change: Partial<CapArea>): CapAlert =>
  withBlock({ area: [{ ...AREA, ...change }] })
const withResource = (change: object): CapAlert =>
  withBlock({ resource: [{ resourceDesc: 'Picture', mimeType: 'image/png', ...change }] })
const brief = (issues: readonly CapIssue[]): string[] =>
  issues.map((issue) => `${issue.level} ${issue.code} ${issue.path}`)

test('a message without faults has no findings', () => {
  assert.deepEqual(checkCap(ALERT), [])
  assert.deepEqual(
    checkCap({
      ...withArea({
        polygon: ['0,0 0,2 2,2 2,0 0,0', '0,0 0,1 1,0 0,0'],
        circle: ['-90,180 0', '1.5,+2 3.25'],
        altitude: 0,
        ceiling: 10,
      }),
      msgType: 'Update',
      references: 'alerts@elections.example,exercise-0,2026-11-24T10:00:00+02:00',
      scope: 'Private',
      addresses: '"North Hall" South',
    }),
    [],
  )
})

test('each contradiction is found at its place', () => {
  const area = '/alert/info[1]/area[1]'
  const resource = '/alert/info[1]/resource[1]'
  const self = 'alerts@elections.example,exercise-1,2026-11-24T08:00:00-00:00'
  const late = 'alerts@elections.example,exercise-0,2026-11-24T08:00:01-00:00'
  const cases: readonly [CapAlert, string][] = [
    [{ ...ALERT, restriction: 'x' }, 'error restriction_without_restricted /alert/restriction'],
    [
      { ...ALERT, scope: 'Restricted' },
      'warning restricted_without_restriction /alert/restriction',
    ],
    [{ ...ALERT, scope: 'Private' }, 'error private_without_addresses /alert/addresses'],
    [{ ...ALERT, incidents: '"open' }, 'error quote_not_closed /alert/incidents'],
    [{ ...ALERT, references: self }, 'error reference_to_itself /alert/references'],
    [{ ...ALERT, references: late }, 'error reference_newer_than_sent /alert/references'],
    [{ ...ALERT, references: 'a,b' }, 'error references_malformed /alert/references'],
    [{ ...ALERT, msgType: 'Cancel' }, 'error references_missing /alert/references'],
    [withArea({ polygon: ['0,0 0,1 1,1 1,0'] }), `error polygon_open ${area}/polygon[1]`],
    [withArea({ polygon: ['0,0 0,1 0,0'] }), `error polygon_too_short ${area}/polygon[1]`],
    [withArea({ polygon: ['0,0 0,181 1,1 0,0'] }), `error polygon_malformed ${area}/polygon[1]`],
    [withArea({ polygon: ['0 0'] }), `error polygon_malformed ${area}/polygon[1]`],
    [
      withArea({ polygon: ['0,0 2,2 0,2 2,0 0,0'] }),
      `error polygon_crosses_itself ${area}/polygon[1]`,
    ],
    [
      withArea({ polygon: ['0,0 0,2 0,1 1,1 0,0'] }),
      `error polygon_crosses_itself ${area}/polygon[1]`,
    ],
    [withArea({ polygon: ['0,0 0,5 0,2 0,0'] }), `error polygon_crosses_itself ${area}/polygon[1]`],
    [withArea({ circle: ['1,2'] }), `error circle_malformed ${area}/circle[1]`],
    [withArea({ circle: ['1,2 -3'] }), `error circle_malformed ${area}/circle[1]`],
    [withArea({ ceiling: 5 }), `error ceiling_without_altitude ${area}/ceiling`],
    [withArea({ ceiling: 5, altitude: 6 }), `error ceiling_below_altitude ${area}/ceiling`],
    [withResource({ mimeType: 'picture' }), `error mime_type_malformed ${resource}/mimeType`],
    [withResource({ uri: 'a.png' }), `error relative_uri_without_deref_uri ${resource}/uri`],
    [withResource({ derefUri: 'A-==' }), `error deref_uri_not_base64 ${resource}/derefUri`],
    [withResource({ digest: 'abc' }), `warning digest_not_sha1 ${resource}/digest`],
    [withBlock({ web: '/page' }), 'error web_not_absolute /alert/info[1]/web'],
    [withBlock({ language: 'en_GB' }), 'error language_tag_malformed /alert/info[1]/language'],
    [withBlock({ headline: 'a <b>c</b>' }), 'warning html_in_text /alert/info[1]/headline'],
    [withBlock({ instruction: 'a &amp; b' }), 'warning html_in_text /alert/info[1]/instruction'],
    [withBlock({ headline: 'x'.repeat(161) }), 'warning headline_long /alert/info[1]/headline'],
    [withBlock({ expires: ALERT.sent }), 'warning expires_before_sent /alert/info[1]/expires'],
    [
      { ...ALERT, info: [BLOCK, { ...BLOCK, language: 'ar' }] },
      'warning same_text_in_two_languages /alert/info[2]',
    ],
  ]
  for (const [alert, expected] of cases) assert.deepEqual(brief(checkCap(alert)), [expected])
  const { note: _, ...bare } = ALERT
  assert.deepEqual(brief(checkCap(bare)), ['warning exercise_without_note /alert/note'])
})

test('a polygon too large to compare is reported as not checked', () => {
  const points = Array.from({ length: 10_000 }, (_, index) => `${index / 1000},${index % 2}`)
  const issues = checkCap(withArea({ polygon: [[...points, points[0]].join(' ')] }))
  assert.deepEqual(brief(issues), ['warning polygon_not_checked /alert/info[1]/area[1]/polygon[1]'])
})

test('a message that meets our profile has no findings', () => {
  const arabic = { ...BLOCK, language: 'ar-EG', area: [{ ...AREA, areaDesc: 'الشمال' }] }
  const alert = { ...ALERT, info: [BLOCK, arabic] }
  const cancelText = { en: 'It was wrong.', ar: 'كان خطأ.' }
  assert.deepEqual(checkOurProfile(alert, { mandatoryLanguages: ['en', 'ar'], cancelText }), [])
  assert.deepEqual(checkOurProfile(alert, { mandatoryLanguages: ['en', 'ar'] }), [])
})

test('each departure from our profile is found', () => {
  const path = '/alert/info[1]'
  const codes = (...values: string[]): Partial<CapInfo> => ({
    eventCode: values.map((value) => ({ valueName: OUR_EVENT_CODE_NAME, value })),
  })
  const { expires: _e, instruction: _i, contact: _c, ...bare } = BLOCK
  const cases: readonly [CapAlert, readonly string[]][] = [
    [{ ...ALERT, code: [] }, ['error profile_code_missing /alert/code']],
    [withBlock(codes()), [`error event_code_missing ${path}/eventCode`]],
    [withBlock(codes('DDOS', 'PHISHING')), [`error event_code_repeated ${path}/eventCode`]],
    [withBlock(codes('RAIN')), [`error event_code_unknown ${path}/eventCode`]],
    [
      withBlock({ expires: '2026-11-25T08:00:01-00:00' }),
      [`error expires_after_24_hours ${path}/expires`],
    ],
    [withBlock({ expires: ALERT.sent }), [`error expires_before_sent ${path}/expires`]],
    [withBlock({ area: [] }), [`error neither_area_nor_addresses ${path}/area`]],
    [{ ...withBlock({ area: [] }), addresses: 'North' }, []],
    [withBlock({ language: 'fr' }), ['error language_missing:en /alert/info']],
    [
      { ...ALERT, info: [] },
      ['error info_missing /alert/info[1]', 'error language_missing:en /alert/info'],
    ],
    [
      { ...ALERT, info: [BLOCK, { ...BLOCK, urgency: 'Past' }] },
      ['error blocks_differ /alert/info[2]'],
    ],
    [
      { ...ALERT, info: [BLOCK, { ...BLOCK, ...codes('DDOS') }] },
      ['error event_codes_differ /alert/info[2]/eventCode'],
    ],
    [
      { ...ALERT, info: [bare] },
      [
        `error expires_missing ${path}/expires`,
        `error instruction_missing ${path}/instruction`,
        `warning contact_missing ${path}/contact`,
      ],
    ],
  ]
  for (const [alert, expected] of cases) {
    assert.deepEqual(brief(checkOurProfile(alert, { mandatoryLanguages: ['en'] })), expected)
  }
  const options = { mandatoryLanguages: ['en'], cancelText: { ar: 'كان خطأ.', en: ' ' } }
  assert.deepEqual(brief(checkOurProfile(ALERT, options)), ['error cancel_text_missing:en /alert'])
})

test('references and quoted items are taken apart', () => {
  const text = 'a@b.example,one,2026-11-24T08:00:00-00:00 c,two,2026-11-24T08:00:00+01:00'
  const references = parseReferences(text.replace(' ', '\n  '))
  assert.ok(references !== null)
  assert.deepEqual(
    references.map((item) => item.identifier),
    ['one', 'two'],
  )
  assert.equal(formatReferences(references), text)
  assert.equal(parseReferences('a,b,2026-11-24T08:00:00Z'), null)
  assert.equal(parseReferences(' '), null)
  assert.deepEqual(splitItems('one "two three" four'), ['one', 'two three', 'four'])
  assert.equal(splitItems('one "two'), null)
})

test('shapes are read as numbers or refused', () => {
  assert.deepEqual(parsePolygon(' 1,2  -3.5,4\n'), [
    [1, 2],
    [-3.5, 4],
  ])
  assert.equal(parsePolygon(''), null)
  assert.equal(parsePolygon('1e3,4'), null)
  assert.deepEqual(parseCircle('1,2 3'), { center: [1, 2], radiusKm: 3 })
  assert.equal(parseCircle('1,2 3 4'), null)
})
