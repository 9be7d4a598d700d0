import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  APPROVED,
  exchange,
  expect,
  GOOD_PAGE,
  home,
  hop,
  HOST,
  inputOf,
  verdictOf,
} from '../../../../test/support/example-visit.ts'
import { DEFAULT_POLICY, defacement, type PageChanges, viewOf } from './index.ts'
import { thirdParty } from './third-party.ts'

const DEFACED = `<html><head><title>Owned</title></head><body><h1>Hacked by NightCrew</h1>
<p>Your security is zero. The votes were never counted. Greetz to all our friends.</p></body></html>`
function judge(check: string, body: string, site = {}) {
  return verdictOf(check, [home({}, body)], site)
}

test('a defacer’s phrase is critical in any language and without any baseline', () => {
  for (const body of [
    DEFACED,
    DEFACED.replace('Hacked by NightCrew', 'تم الاختراق'),
    DEFACED.replace('Hacked by', 'Взломано'),
  ]) {
    const verdict = judge('defacement', body, { baseline: null })
    expect(verdict, 'I', 'phrase')
    assert.deepEqual([verdict.severity, verdict.cap], ['C', 'F'])
  }
  expect(judge('defacement', DEFACED), 'I', 'phrase')
})

test('a phrase that was on the page when it was approved, and one of the site’s own, are respected', () => {
  const news = GOOD_PAGE.replace('</main>', '<p>How a ministry was hacked by teenagers</p></main>')
  expect(judge('defacement', news), 'I', 'phrase')
  expect(
    judge('defacement', news, { baseline: { ...APPROVED, phrases: ['hacked by'] } }),
    'N',
    'learning',
  )
  const policy = { ...DEFAULT_POLICY, phrases: ['Results Are Announced'] }
  expect(judge('defacement', GOOD_PAGE, { policy }), 'I', 'phrase')
})

test('the changes that the watch tells decide the verdict, and learning is never good', () => {
  const watched = (changes: Partial<PageChanges>) => {
    const quiet = { stage: 'full', levels: [], isAnnounced: false, notTested: [] } as const
    const view = { ...viewOf(inputOf([home()])), changes: { ...quiet, ...changes } }
    const [verdict] = defacement.run(view)
    assert.ok(verdict)
    return verdict
  }
  expect(watched({}), 'G', 'as_learned')
  expect(watched({ stage: 'provisional' }), 'G', 'as_learned')
  expect(watched({ stage: 'learning' }), 'N', 'learning')
  expect(watched({ isAnnounced: true }), 'S', 'announced')
  // What was not looked at is never good, announced or not.
  expect(watched({ isAnnounced: true, notTested: ['drawn'] }), 'N', 'drawn')
  expect(watched({ notTested: ['too_much'] }), 'N', 'too_much')
  const all = watched({ levels: ['C', 'H', 'H', 'M'] })
  expect(all, 'I', 'critical_change', ['serious_change', 'small_change'])
  assert.deepEqual([all.severity, all.cap, all.params], ['C', 'F', { count: 1 }])
  expect(watched({ stage: 'learning', levels: ['C'] }), 'I', 'critical_change')
  expect(watched({ levels: ['M'] }), 'P', 'small_change')
})

test('once the page is learned, new hosts are left to the watch, and never said to be good', () => {
  const body = GOOD_PAGE.replace('</main>', '<script src="https://cdn.test/a.js"></script></main>')
  const judged = (stage: PageChanges['stage'], baseline = APPROVED) => {
    const changes = { stage, levels: [], isAnnounced: false, notTested: [] }
    const [verdict] = thirdParty.run({
      ...viewOf(inputOf([home({}, body)], { baseline })),
      changes,
    })
    assert.ok(verdict)
    return verdict
  }
  expect(judged('learning'), 'I', 'new_script_host')
  expect(judged('provisional'), 'N', 'left_to_watch')
  expect(judged('full'), 'N', 'left_to_watch')
  expect(judged('full', { ...APPROVED, scriptHosts: ['cdn.test'] }), 'G', 'as_approved')
})

test('a page that was not seen is not tested, and one that became a picture or unreadable is found', () => {
  expect(verdictOf('defacement', []), 'N', 'no_data')
  const down = (body: string) => exchange('home', [hop(`https://${HOST}/`, 503)], body)
  expect(verdictOf('defacement', [down('<p>We are back at six.</p>')]), 'N', 'no_data')
  // A status that says "out of order" hides nothing that visitors see.
  expect(verdictOf('defacement', [down(DEFACED)]), 'I', 'phrase')
  expect(verdictOf('defacement', [home({ 'content-type': 'image/png' })]), 'I', 'type_changed')
  expect(judge('defacement', '<div>'.repeat(5000)), 'I', 'unreadable')
  const plainText = home({ 'content-type': 'text/plain' }, 'hacked by us')
  expect(verdictOf('defacement', [plainText]), 'I', 'phrase')
})

test('new foreign scripts, form targets, frames and redirects are found, however they are written', () => {
  const add = (markup: string) =>
    judge('third-party', GOOD_PAGE.replace('</main>', `${markup}</main>`))
  expect(add('<script src="/own.js"></script>'), 'G', 'as_approved')
  const scripts = [
    '<script src="https://evil.test/a.js"></script>',
    '<script src="//evil.test/a.js"></script>',
    '<script src="/\t/evil.test/a.js"></script>',
    '<script src="\\\\evil.test/a.js"></script>',
    '<script src=" HTTPS://EVIL.test:8443/a.js"></script>',
    '<svg><title><script href="https://evil.test/a.js"></script></title></svg>',
    '<iframe srcdoc="&lt;script src=https://evil.test/a.js&gt;&lt;/script&gt;"></iframe>',
    '<template shadowrootmode="open"><script src="https://evil.test/a.js"></script></template>',
  ]
  for (const markup of scripts) {
    const verdict = add(markup)
    expect(verdict, 'I', 'new_script_host')
    assert.deepEqual(verdict.params, { hosts: ['evil.test'] }, markup)
  }
  expect(add('<script src="data:text/javascript,alert(1)"></script>'), 'I', 'new_script_host')
  expect(add('<form action="https://evil.test/"></form>'), 'I', 'new_form_host')
  expect(add('<button formaction="https://evil.test/"></button>'), 'I', 'new_form_host')
  expect(add('<iframe src="https://evil.test/"></iframe>'), 'I', 'new_frame_host')
  expect(
    add('<meta http-equiv="refresh" content="0; url=https://evil.test/">'),
    'I',
    'new_frame_host',
  )
  const base = GOOD_PAGE.replace('<head>', '<head><base href="https://evil.test/">')
  expect(judge('third-party', base), 'I', 'new_form_host', ['new_script_host'])
})

test('approved foreign hosts are good, and without a baseline they are shown but not judged', () => {
  const body = GOOD_PAGE.replace('</main>', '<script src="https://cdn.test/a.js"></script></main>')
  expect(
    judge('third-party', body, { baseline: { ...APPROVED, scriptHosts: ['cdn.test'] } }),
    'G',
    'as_approved',
  )
  expect(judge('third-party', body, { baseline: null }), 'N', 'no_baseline')
  expect(judge('third-party', GOOD_PAGE, { baseline: null }), 'G', 'none')
})

test('unprotected parts of a protected page are told apart by what they can do', () => {
  const add = (markup: string) =>
    judge('mixed-content', GOOD_PAGE.replace('</main>', `${markup}</main>`))
  expect(add(''), 'G', 'good')
  expect(add('<script src="http://a.test/x.js"></script>'), 'I', 'active')
  expect(
    add('<form action="HTTP://a.test/"></form><img src="http://a.test/i.png">'),
    'I',
    'active',
    ['passive'],
  )
  expect(add('<img srcset="/a.png 1x, http://a.test/i.png 2x">'), 'P', 'passive')
  expect(add('<a href="http://a.test/">link</a>'), 'G', 'good')
  const upgraded = home(
    { 'content-security-policy': 'upgrade-insecure-requests' },
    '<img src="http://a.test/i.png">',
  )
  expect(verdictOf('mixed-content', [upgraded]), 'S', 'upgraded')
})

test('foreign files without a digest are named by host', () => {
  const add = (markup: string) =>
    judge('subresource-integrity', GOOD_PAGE.replace('</main>', `${markup}</main>`))
  expect(add(''), 'G', 'none_foreign')
  expect(add('<script src="https://cdn.test/a.js" integrity="sha384-x"></script>'), 'G', 'good')
  const bare = add('<link rel="stylesheet" href="//cdn.test/a.css">')
  expect(bare, 'P', 'missing')
  assert.deepEqual(bare.params, { hosts: ['cdn.test'] })
})
