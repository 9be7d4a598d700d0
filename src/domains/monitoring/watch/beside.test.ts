import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LookOptions } from './index.ts'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000

/** What is told when parts of a learned page are others. */
function changed(before: Parts, after: Parts, options: Partial<LookOptions> = {}): string {
  const page = pageOf(before)
  const site = new Site(() => page).learned()
  return told(site.look(pageOf(after), DAY, options).items).join(', ')
}

test('a part of a picture that leads elsewhere without a word', () => {
  const logo = (href: string) => ({
    top: `<a href="/"><img src="/logo.svg" alt="Commission" usemap="#m"></a><map name="m">${href && `<area shape="rect" coords="0,0,9,9" href="${href}" alt="">`}</map>`,
  })
  assert.equal(changed(logo(''), logo('https://vote-now.test/')), 'H link link_left')
  assert.equal(changed(logo(''), logo('/home')), '')
  assert.equal(changed(logo('https://union.test/'), logo('https://union.test/')), '')
})

test('a field that nobody sees and that answers for one that everybody saw', () => {
  const form = (more: string, name = 'district') => ({
    main: `<form action="/find"><label>District <select name="${name}"><option>North</option><option>South</option></select></label>${more}<button>Find</button></form>`,
  })
  const twin = '<input type="hidden" name="district" value="4">'
  assert.match(changed(form(''), form(twin)), /H field preset/)
  assert.doesNotMatch(changed(form('', 'place'), form(twin, 'place')), /H/)
  assert.equal(changed(form(twin), form(twin)), '')
})

test('digits that another font draws', () => {
  const font = (range: string, host: string) => ({
    head: `<style>@font-face{font-family:N;src:url(https://${host}/n.woff2);unicode-range:${range}}main{font-family:N}</style>`,
  })
  const added = (range: string, host = 'vote-now.test') => changed({}, font(range, host))
  assert.equal(added('U+30-39'), 'H style strong_style')
  assert.equal(added('U+003?'), 'H style strong_style')
  assert.equal(added('U+0000-00FF'), 'M style new_style')
  assert.equal(added('U+30-39', 'fonts.gstatic.com'), 'M style new_style')
})

test('a day of voting beside a link, an event of another day', () => {
  const event = (day: string) => ({
    main: `<p id="cal"><a href="/cal.ics" data-event-start="${day}">Add to calendar</a></p>`,
  })
  assert.match(changed(event('2026-12-13'), event('2026-12-14')), /H fact data_time/)
  assert.match(changed(event('2026-12-05'), event('2026-12-06')), /M fact data_time/)
})

test('a candidate in the heading of a page', () => {
  const names = ['James Orrin', 'Ann Odell', 'Priya Raman']
  const page = (heading: string) => ({
    main: `<h2>${heading}</h2><p>Text of the office.</p><h3>Candidates</h3><ol>${names.map((name) => `<li>${name} (Union)</li>`).join('')}</ol>`,
  })
  assert.match(
    changed(page('Elections'), page('Elections – James Orrin!')),
    /H text told_of_choice/,
  )
  assert.doesNotMatch(changed(page('Elections'), page('Elections this year')), /H/)
})

test('a letter that must be there, or only on its way', () => {
  const said = (text: string) => ({ main: `<p>${text}</p>` })
  for (const [there, posted, again] of [
    [
      'Postal ballots must reach us by Thursday, December 3, 2026.',
      'Postal ballots must be posted by Thursday, December 3, 2026.',
      'Postal ballots must arrive by Thursday, December 3, 2026.',
    ],
    [
      'Les votes par correspondance doivent nous parvenir avant le 3 décembre 2026.',
      'Les votes par correspondance doivent être postés avant le 3 décembre 2026.',
      'Les votes par correspondance doivent arriver avant le 3 décembre 2026.',
    ],
    [
      'Briefwahlunterlagen müssen bis zum 3. Dezember 2026 eingehen.',
      'Briefwahlunterlagen müssen bis zum 3. Dezember 2026 abgeschickt werden.',
      'Briefwahlunterlagen müssen bis zum 3. Dezember 2026 eintreffen.',
    ],
  ] as const) {
    assert.match(changed(said(there), said(posted)), /H text guidance/, posted)
    assert.doesNotMatch(changed(said(there), said(again)), /H/, again)
  }
})

test('who is told that his own registration is over', () => {
  const dialog = (text: string) => ({
    top: `<dialog open><p>${text}</p><a href="https://vote-now.test/confirm">Confirm</a></dialog>`,
  })
  for (const text of [
    'Your registration has expired. Confirm your details now.',
    'Su inscripción ha sido cancelada. Confirme sus datos.',
    'Ihre Eintragung ist ungültig. Bestätigen Sie Ihre Angaben.',
  ])
    assert.match(changed({}, dialog(text)), /H text danger/, text)
})
