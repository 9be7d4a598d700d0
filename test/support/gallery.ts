import type { NodeFacts } from '../../src/core/action.ts'
import { defineTexts, type Translator } from '../../src/core/text.ts'
import { badge, type Severity, severityBadge, stateBadge } from '../../src/ui/badge.ts'
import { answerBar } from '../../src/ui/bar.ts'
import { block } from '../../src/ui/block.ts'
import { barChart, lanes, lineChart, scoreBars } from '../../src/ui/chart.ts'
import { code, typed } from '../../src/ui/code.ts'
import {
  dayLog,
  disclosure,
  pagination,
  summaryList,
  tabs,
  taskList,
  timeline,
} from '../../src/ui/details.ts'
import {
  checkbox,
  checkboxGroup,
  dateFields,
  fileField,
  radioGroup,
  selectField,
  textArea,
  textField,
} from '../../src/ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  form,
  refusedPart,
  searchForm,
} from '../../src/ui/form.ts'
import { type Html, html } from '../../src/ui/html.ts'
import { confirmationPanel, emptyState, notification, warningText } from '../../src/ui/notice.ts'
import { diff } from '../../src/ui/diff.ts'
import { tileMap } from '../../src/ui/map.ts'
import { progress } from '../../src/ui/progress.ts'
import { queue } from '../../src/ui/queue.ts'
import { table } from '../../src/ui/table.ts'
import { tiles } from '../../src/ui/tile.ts'
import { asOf, clockMark, timeMark } from '../../src/ui/time.ts'
import { tlpMark } from '../../src/ui/tlp-mark.ts'

// Every component once, filled with a made-up case: the golden files and the accessibility test read it.

const texts = defineTexts('gallery', {
  site: { en: 'Site', ar: 'الموقع' },
  sites: { en: 'Election sites', ar: 'مواقع الانتخابات' },
  state: { en: 'State', ar: 'الحالة' },
  grade: { en: 'Grade', ar: 'الدرجة' },
  visits: { en: 'Visits', ar: 'الزيارات' },
  results: { en: 'Results portal', ar: 'بوابة النتائج' },
  register: { en: 'Voter register', ar: 'سجل الناخبين' },
  defaced: {
    en: 'The results page shows text that the commission did not publish.',
    ar: 'تعرض صفحة النتائج نصًا لم تنشره الهيئة.',
  },
  advice: {
    en: 'Do not use the results page until you get the all-clear.',
    ar: 'لا تستخدموا صفحة النتائج إلى أن يصلكم إعلان زوال الخطر.',
  },
  headline: { en: 'Headline', ar: 'العنوان' },
  headlineHint: { en: 'At most 60 characters.', ar: '60 حرفًا على الأكثر.' },
  headlineError: { en: 'Write a headline.', ar: 'اكتب عنوانًا.' },
  severity: { en: 'Severity', ar: 'الخطورة' },
  severe: { en: 'Severe', ar: 'شديدة' },
  minor: { en: 'Minor', ar: 'طفيفة' },
  severeHint: { en: 'Voting may be disturbed.', ar: 'قد يتعطل التصويت.' },
  area: { en: 'Area', ar: 'المنطقة' },
  north: { en: 'North', ar: 'الشمال' },
  south: { en: 'South', ar: 'الجنوب' },
  until: { en: 'In force until', ar: 'ساري المفعول حتى' },
  file: { en: 'List of stations', ar: 'قائمة المراكز' },
  confirm: { en: 'I have read the alert', ar: 'قرأتُ الإنذار' },
  send: {
    en: { one: 'Send the alert to {count} station', other: 'Send the alert to {count} stations' },
    ar: {
      zero: 'لا توجد مراكز لإرسال الإنذار',
      one: 'أرسل الإنذار إلى مركز واحد',
      two: 'أرسل الإنذار إلى مركزين',
      few: 'أرسل الإنذار إلى {count} مراكز',
      many: 'أرسل الإنذار إلى {count} مركزًا',
      other: 'أرسل الإنذار إلى {count} مركز',
    },
  },
  release: { en: 'Release an alert', ar: 'إصدار تنبيه' },
  ofSites: { en: 'of 31 well', ar: 'من 31 سليمة' },
  wrongHands: { en: '1 in wrong hands', ar: 'واحد في أيدٍ غريبة' },
  day: { en: 'Last 24 hours', ar: 'آخر 24 ساعة' },
  latency: { en: 'It answered slowly once.', ar: 'أجاب ببطء مرة واحدة.' },
  ms: { en: 'ms', ar: 'م.ث' },
  map: { en: 'Stations by answer', ar: 'المراكز بحسب الرد' },
  before: { en: 'Polls close at 17:00.', ar: 'يُغلق الاقتراع الساعة 17:00.' },
  after: { en: 'Polls close at 15:00.', ar: 'يُغلق الاقتراع الساعة 15:00.' },
  back: { en: 'Back', ar: 'رجوع' },
  withdraw: { en: 'Withdraw the draft', ar: 'اسحب المسودة' },
})

const now = '2026-11-24T08:43:00.000Z'
const earlier = '2026-11-24T08:41:00.000Z'
const zone = 'Africa/Tunis'

/** Every component by name. */
export const GALLERY: Readonly<Record<string, (t: Translator) => Html>> = {
  badge: badges,
  table: tables,
  notice: notices,
  details: lists,
  form: forms,
  small: smallSigns,
  work: work,
  pictures: pictures,
}

function badges(t: Translator): Html {
  const severities: Severity[] = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']
  const tones = ['extreme', 'bad', 'warn', 'ok', 'info', 'plain'] as const
  const shapes = [
    'block',
    'triangle',
    'diamond',
    'circle',
    'ring',
    'tick',
    'cross',
    'dash',
  ] as const
  return html`<p>${spaced(severities.map((one) => severityBadge(t, one)))}</p>
<p>${spaced(tones.map((tone) => badge(tone, 'circle', tone)))}</p>
<p>${spaced(shapes.map((shape) => badge('plain', shape, shape)))}</p>`
}

function spaced(badges: readonly Html[]): readonly Html[] {
  return badges.map((badge) => html`${badge}\n`)
}

type SampleSite = {
  readonly name: string
  readonly isWell: boolean
  readonly grade: string
  readonly visits: number
}

function tables(t: Translator): Html {
  const rows: SampleSite[] = [
    { name: t(texts.results), isWell: false, grade: 'F', visits: 12480 },
    { name: t(texts.register), isWell: true, grade: 'A+', visits: 960 },
  ]
  const columns = [
    {
      label: t(texts.site),
      cell: (row: SampleSite) => html`<a href="/sites/1">${row.name}</a>`,
      sortHref: '?sort=-site',
      sorted: 'ascending' as const,
    },
    {
      label: t(texts.state),
      cell: (row: SampleSite) =>
        stateBadge(row.isWell ? 'ok' : 'warn', t(row.isWell ? texts.results : texts.defaced)),
    },
    { label: t(texts.grade), cell: (row: SampleSite) => row.grade },
    {
      label: t(texts.visits),
      cell: (row: SampleSite) => t.number(row.visits),
      isNumber: true,
      sortHref: '?sort=visits',
    },
  ]
  const caption = t(texts.sites)
  return html`${table(t, { caption, columns, rows, rowId: (row) => `site-${row.grade}` })}
${pagination(t, { page: 2, pages: 9, hrefOf: (page) => `?page=${page}` })}
${table(t, { caption, columns, rows: [] })}`
}

function notices(t: Translator): Html {
  const tones = ['ok', 'info', 'warn', 'bad'] as const
  return html`${tones.map((tone) => notification(t, { tone, body: html`<p>${t(texts.defaced)}</p>` }))}
${warningText(t, t(texts.advice))}
${confirmationPanel({ title: t(texts.confirm), receipt: { label: t(texts.state), value: code('INC-2026-0413-7') }, next: html`<p>${t(texts.advice)}</p>` })}
${emptyState(t(texts.defaced), buttonLink({ href: '/back', label: t(texts.back), kind: 'secondary' }))}`
}

function lists(t: Translator): Html {
  const site = code('https://results.example/')
  return html`${tabs(t(texts.sites), [
    { href: '?view=1', label: t(texts.results), isCurrent: true },
    { href: '?view=2', label: t(texts.register), isCurrent: false },
  ])}
${summaryList(t, [
  { label: t(texts.site), value: site, changeHref: '/change' },
  { label: t(texts.headline), value: t(texts.defaced) },
])}
${disclosure(t(texts.severity), html`<p>${t(texts.severeHint)}</p>`)}
${timeline(t, [
  { moment: { at: now, zone, now }, title: t(texts.advice) },
  { moment: { at: earlier, zone, now }, title: t(texts.defaced), body: site },
])}
${taskList(t, [
  { label: t(texts.headline), href: '/1', state: 'done' },
  { label: t(texts.severity), href: '/2', state: 'to-do' },
  { label: t(texts.confirm), href: '/3', state: 'waiting' },
])}`
}

function forms(t: Translator): Html {
  const refused = {
    form: 'draft',
    values: { headline: '', email: 'someone@example.org"><b>' },
    problem: { message: '', fields: [{ path: 'headline', message: t(texts.headlineError) }] },
  }
  const field = fieldStates('draft', refused)
  const severities = [
    { value: 'Severe', label: t(texts.severe), hint: t(texts.severeHint) },
    { value: 'Minor', label: t(texts.minor) },
  ]
  const areas = [
    { value: '1', label: t(texts.north) },
    { value: '2', label: t(texts.south) },
  ]
  const body = html`${textField(t, { ...field('headline'), label: t(texts.headline), hint: t(texts.headlineHint), maxLength: 60 })}
${textField(t, { ...field('email'), label: t(texts.site), type: 'email', direction: 'ltr', autocomplete: 'email', isOptional: true })}
${textArea(t, { ...field('text', t(texts.advice)), label: t(texts.advice) })}
${radioGroup(t, { ...field('severity', 'Severe'), label: t(texts.severity), choices: severities })}
${selectField(t, { ...field('area'), label: t(texts.area), choices: areas })}
${checkboxGroup(t, { ...field('areas[]'), label: t(texts.area), choices: areas, chosen: ['2'] })}
${dateFields(t, { ...field('until'), label: t(texts.until), date: { day: '24', month: '11', year: '2026' } })}
${fileField(t, { ...field('file'), label: t(texts.file), accept: '.csv,text/csv' })}
${checkbox({ ...field('confirm'), value: 'yes', label: t(texts.confirm), isChecked: true })}
${button({ label: t(texts.send, { count: 412 }) })} ${button({ label: t(texts.back), kind: 'secondary', name: 'step', value: 'back' })} ${button({ label: t(texts.withdraw), kind: 'danger' })}`
  return html`${refusedPart({ t, refused })}
${form({ name: 'draft', key: '0192f0c4', body, hasFiles: true })}
${searchForm(html`${textField(t, { ...fieldStates('find', null)('q'), label: t(texts.site), type: 'search', width: 'medium' })}${button({ label: t(texts.sites) })}`)}`
}

function smallSigns(t: Translator): Html {
  const labels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const
  return html`<p>${spaced(labels.map((label) => tlpMark(t, label)))}</p>
<p>${timeMark(t, { at: earlier, zone, now })} · ${clockMark(t, { at: earlier, zone, now })} · ${code('+216 71 000 000')} · ${typed('שלום <b>')}</p>
${asOf(t, { at: earlier, zone, now })}
${progress(t, { label: t(texts.file), done: 31000, total: 100000 })}
${answerBar(t, { answered: 301, seen: 60, delivered: 48, silent: 3 })}
${answerBar(t, { answered: 0, seen: 0, delivered: 0, silent: 0 })}`
}

const view = (t: Translator) => ({ t, now, node: { zone } as NodeFacts })

function work(t: Translator): Html {
  const item = { href: '/1', act: t(texts.send, { count: 412 }), more: t(texts.advice) }
  return html`${tiles([
    {
      label: t(texts.sites),
      href: '/console/sites',
      figure: t.number(28),
      of: t(texts.ofSites),
      note: t(texts.wrongHands),
      tone: 'bad',
      shape: 'cross',
      shares: [
        { fill: 'extreme', count: 1 },
        { fill: 'warn', count: 2 },
        { fill: 'ok', count: 28 },
      ],
    },
  ])}
${queue(view(t), [
  {
    ...item,
    what: t(texts.release),
    tone: 'bad',
    shape: 'triangle',
    since: earlier,
    until: '2026-11-24T08:48:02.000Z',
  },
  { ...item, what: t(texts.defaced), tone: 'info', shape: 'circle', since: earlier, until: null },
])}
${diff([
  { kind: 'same', text: t(texts.results) },
  { kind: 'gone', text: t(texts.before) },
  { kind: 'new', text: t(texts.after) },
])}`
}

function pictures(t: Translator): Html {
  const points = [320, 410, null, 2950, 300].map((value, n) => ({
    at: `2026-11-24T0${n + 3}:00:00.000Z`,
    value,
  }))
  const shares = (help: number) => [
    { fill: 'help' as const, count: help },
    { fill: 'silent' as const, count: 4 },
    { fill: 'answered' as const, count: 90 },
  ]
  const district = (name: string, help: number, place: { lat: number; lon: number } | null) => ({
    name,
    href: `/districts/${name}`,
    place,
    shares: shares(help),
    mark: help === 0 ? '' : t.number(help),
    words: name,
  })
  return html`${lanes(view(t), {
    label: t(texts.day),
    from: '2026-11-23T08:43:00.000Z',
    until: now,
    lanes: [
      {
        label: t(texts.sites),
        spans: [
          { from: '2026-11-23T20:00:00.000Z', until: '2026-11-23T20:02:00.000Z', fill: 'warn' },
          { from: '2026-11-24T08:00:00.000Z', until: null, fill: 'bad' },
        ],
      },
      { label: t(texts.severity), spans: [] },
    ],
  })}
${lineChart(view(t), { label: t(texts.latency), unit: t(texts.ms), points })}
${block(
  t(texts.latency),
  barChart(view(t), {
    label: t(texts.latency),
    ends: 'times',
    bars: points.map(({ at, value }) => ({
      at,
      parts:
        value === null
          ? [{ fill: 'plain', share: 1 }]
          : [
              { fill: 'seen', share: 0.9 },
              { fill: 'bad', share: 0.1 },
            ],
    })),
  }),
  { more: t(texts.ms) },
)}
${scoreBars([
  { label: t(texts.site), score: 96, fill: 'seen', words: t.number(96) },
  { label: t(texts.register), score: null, fill: 'plain', words: t(texts.state) },
])}
${dayLog(view(t), [
  { at: '2026-11-24T08:00:00.000Z', what: t(texts.defaced) },
  { at: '2026-11-23T20:00:00.000Z', what: t(texts.results) },
])}
${tileMap(t(texts.map), [
  district('North', 2, { lat: 36.8, lon: 10.1 }),
  district('South', 0, { lat: 33.1, lon: 10.2 }),
  district('East', 7, { lat: 35.2, lon: 11.2 }),
  district('Abroad', 0, null),
])}`
}
