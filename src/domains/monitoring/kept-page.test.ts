import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  APPROVED,
  exchange,
  GOOD_HEADERS,
  GOOD_PAGE,
  hop,
  HOST,
  NOW,
} from '../../../test/support/example-visit.ts'
import { knownAfter, NOTHING_KNOWN } from '../../../test/support/known-page.ts'
import { addMs, DAY, SECOND } from '../../core/time.ts'
import { DEFAULT_POLICY } from './checks/index.ts'
import { judge, toJudge } from './judging.ts'
import { watchedPage, type Watching } from './watched.ts'

/** How a page comes. */
interface Coming {
  readonly body?: string | Uint8Array
  readonly url?: string
  readonly status?: number
  readonly type?: string | null
  readonly isCut?: boolean
  readonly policy?: Partial<typeof DEFAULT_POLICY>
  readonly now?: string
}

function look(coming: Coming, known: Watching) {
  const { body = GOOD_PAGE, url = `https://${HOST}/`, status = 200, isCut = false } = coming
  const { type = 'text/html', policy = {}, now = NOW } = coming
  const others = GOOD_HEADERS.filter(([name]) => name !== 'content-type')
  const own = type === null ? [] : [['content-type', type] as const]
  const seen = exchange('home', [hop(url, status, [...others, ...own])], body)
  const error = { stage: 'receive', code: 'ECONNRESET', message: '' } as const
  const whole = { ...seen, at: NOW, ...(isCut ? { error, truncated: true } : {}) }
  const site = {
    host: HOST,
    path: '/',
    baseline: APPROVED,
    policy: { ...DEFAULT_POLICY, ...policy },
  }
  return judge(toJudge([whole], site, now, known))
}

/** A page that was learned long ago, as this look at it leaves it. */
function knownFrom(coming: Coming, before = NOTHING_KNOWN): Watching & { last: object } {
  const { watched } = look(coming, before)
  assert.ok(watched)
  const known = knownAfter(before, watched)
  return { ...known, last: { ...known.last, stage: 'full' } }
}

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const head = (markup: string) => GOOD_PAGE.replace('</title>', `</title>${markup}`)
const end = (markup: string) => GOOD_PAGE.replace('</main>', `${markup}</main>`)
const srcdoc = (inner: string) => `<iframe srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`
const EVIL = '<script src="//evil.test/a.js"></script>'

const PAGES: Readonly<Record<string, string | Uint8Array>> = {
  plain: GOOD_PAGE,
  empty: ' ',
  'no markup': 'Polling stations open at seven.',
  'a base elsewhere': head('<base href="//cdn.test/">'),
  'a base of another scheme': head(`<base href="http://${HOST}/">`),
  'a base that is none': head(`<base href="data:x,">${EVIL}`),
  'two bases': head('<base target="_top"><base href="/a/"><base href="//b.test/">'),
  'a base that cannot be read': head('<base href="http://[">'),
  'a base without end': head(`<base href="//${'a.'.repeat(2_000)}/">`),
  'a set of pictures': end('<img srcset="http://a.test/1.png 1x, //b.test/2.png 2x,c.png">'),
  'pictures in a picture': end('<picture><source srcset="//a.test/1"><img src=x></picture>'),
  'a refresh': head('<meta http-equiv=refresh content="0; url=http://evil.test/">'),
  'a refresh without address': head('<meta http-equiv=refresh content="5">'),
  'a page in a page': end(srcdoc(EVIL)),
  'a page in a page in a page': end(srcdoc(srcdoc(EVIL))),
  'a page too deep': end(srcdoc(srcdoc(srcdoc(EVIL)))),
  'tags that do not end': '<title>x</title><table><b><p><a href=//a.test><script src="//b.test',
  'tags that end twice': end('</p></p></div></main></body></html><img src=http://a.test/x>'),
  'a comment to the end': `${GOOD_PAGE}<!-- ${EVIL}`,
  'a drawing with a script': end('<svg><script href="//evil.test/a.js"></script></svg>'),
  'a policy of its own': head('<meta http-equiv=content-security-policy content="default-src *">'),
  'referrers of its own': head('<meta name=referrer content="unsafe-url">'),
  'a digest': end('<script integrity="sha256-x" src="//a.test/b.js"></script>'),
  'a form elsewhere': end('<form action="http://a.test/"><button formaction="//b.test/">x</form>'),
  'words of a defacement': end('<p>Hacked\n by NightCrew</p>'),
  'cyrillic letters': latin(
    '<meta charset=windows-1251><title>\xef\xf0\xe8</title><p>\xe2\xe5\xf2',
  ),
  'utf-16': new Uint8Array(Buffer.from(`\ufeff${GOOD_PAGE}`, 'utf16le')),
  'a charset that cannot be': head('<meta charset=utf-16le>'),
  'letters by escapes': latin(
    '<meta charset=iso-2022-jp><title>\x1b$B$"\x1b(B</title><p>hacked \x1b(Bby',
  ),
  'letters in halves': `<title>&#xd800; \0 ${'\ud83d'}</title>${GOOD_PAGE}`,
  'just small enough to keep': end('<img src=//a.test/b.png>'.repeat(230)),
  'just too large to keep': end('<img src=//a.test/b.png>'.repeat(400)),
}

/** Another visit to the same bytes. */
const VISITS: Readonly<Record<string, Coming>> = {
  'the same again': {},
  'after a redirect': { url: 'http://cdn.test/deep/er/' },
  'without a type': { type: null },
  'with an error': { status: 500 },
  'as plain text': { type: 'text/plain' },
  'in another charset': { type: 'text/html; charset=iso-2022-jp' },
  'as no page': { type: 'application/octet-stream' },
  'broken off': { isCut: true },
  'looked through for other words': { policy: { keyword: 'Polling', phrases: ['seven'] } },
  'a day later': { now: addMs(NOW, DAY) },
}

/** What comes without a type is read as HTML. */
const AS_BEFORE = ['the same again', 'without a type']

/** The first two to every page, and of the others a few, by turns. */
const visitsTo = (page: number) =>
  Object.entries(VISITS).filter((_, visit) => visit < 2 || visit % 4 === page % 4)

test('what is kept of a page changes nothing that is said of it, whatever page and however it comes', () => {
  let keeping = 0
  for (const [n, [name, body]] of Object.entries(PAGES).entries()) {
    const known = knownFrom({ body })
    const { page, ...last } = known.last as NonNullable<Watching['last']>
    if (page !== undefined) keeping += 1
    // As it is stored.
    const stored = JSON.parse(JSON.stringify(known)) as Watching
    for (const [how, coming] of visitsTo(n)) {
      const visit = { body, ...coming }
      // What comes otherwise is judged anew by the change watch, too.
      const anew = { ...known, last: AS_BEFORE.includes(how) ? last : null }
      assert.deepEqual(look(visit, stored), look(visit, anew), `${name}, ${how}`)
    }
  }
  assert.equal(keeping, Object.keys(PAGES).length - 1)
})

const DAMAGED: readonly ((last: NonNullable<Watching['last']>) => unknown)[] = [
  () => ({}),
  () => [],
  () => 'x',
  (last) => ({ ...last, items: null }),
  (last) => ({ ...last, items: [{}] }),
  (last) => ({ ...last, notTested: ['something'] }),
  (last) => ({ ...last, judgedAt: 'never' }),
  (last) => ({ ...last, judgedAt: addMs(NOW, SECOND) }),
  (last) => ({ ...last, laterField: true }),
  (last) => ({ ...last, page: { of: last.page?.of } }),
  (last) => ({ ...last, page: { ...last.page, facts: 'x' } }),
  ...[
    { resources: null },
    { resources: [null] },
    { resources: [{ kind: 'planet', url: '/', integrity: false }] },
    { referrers: 'origin' },
    { phrases: { length: 1 } },
    { policies: [1] },
    { title: null },
    { base: 5 },
    { hasKeyword: 'yes' },
    { another: true },
  ].map((wrong) => (last: NonNullable<Watching['last']>) => ({
    ...last,
    page: { ...last.page, facts: { ...last.page?.facts, ...wrong } },
  })),
]

test('what is kept and is not as it is written is as if nothing were kept: the page is judged anew', () => {
  const known = knownFrom({})
  const read = look({}, { ...known, last: null })
  assert.equal(read.verdicts.find(({ check }) => check === 'defacement')?.result, 'N')
  for (const [n, damage] of DAMAGED.entries()) {
    const last = damage(known.last as NonNullable<Watching['last']>) as Watching['last']
    const judged = look({}, { ...known, last })
    assert.deepEqual(judged, read, `damage ${n}`)
    assert.ok(watchedPage.safeParse(judged.watched).success)
  }
})

test('what is kept of a page is what stood on it whenever it was read', () => {
  const known = knownFrom({})
  const { page } = known.last as NonNullable<Watching['last']>
  assert.ok(page)
  const wrong = { ...page, facts: { ...page.facts, title: 'Another' } }
  const last = { ...known.last, page: wrong } as Watching['last']
  assert.deepEqual(look({}, { ...known, last }).watched?.page, wrong)
  // Read for another reason: what is kept is right again.
  assert.deepEqual(look({}, { ...known, last, isFrozen: true }).watched?.page, page)
})
