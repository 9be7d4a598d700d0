import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasQuote, readWarc, replay, textOfFields, writeRecord } from './index.ts'
import { seenText } from './seen.ts'

const seen = (text: string, sheets: readonly string[] = []) =>
  seenText({ text, url: 'https://vote.example/', atMs: 0 }, sheets)

/** The archive of a page with its sheets. */
function pageFile(html: string, sheets: readonly string[]): Buffer {
  const url = 'https://vote.example/'
  const nothing = { url, ip: null, concurrentTo: null, date: '2026-11-24T08:00:00.000Z' }
  const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const answer = (n: number, kind: string, body: string) => ({
    ...nothing,
    type: 'response' as const,
    id: idOf(n),
    contentType: 'application/http; msgtype=response',
    head: Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${kind}\r\n\r\n`),
    payload: Buffer.from(body),
  })
  const notes = {
    ...nothing,
    type: 'metadata' as const,
    id: idOf(0),
    concurrentTo: idOf(1),
    contentType: 'application/warc-fields',
    head: Buffer.of(),
    payload: Buffer.from(textOfFields([['title', 'Hours']])),
  }
  const all = [answer(1, 'text/html; charset=utf-8', html), notes]
  const styles = sheets.map((css, n) => answer(2 + n, 'text/css', css))
  return Buffer.concat([...all, ...styles].flatMap(writeRecord))
}

const PAGE =
  '<p>Polls close at <span class=x>2 pm</span> 8 pm.<p class=away>Hidden: polls close at noon.'

test('a quote is searched in what a reader sees: not in what a sheet strikes through or hides', () => {
  const css = '.x{color:red;text-decoration-line: line-through} .away{display:none}'
  for (const text of [seen(`${PAGE}<style>${css}</style>`), seen(PAGE, [css])]) {
    assert.ok(hasQuote(text, 'Polls close at 8 pm'), text)
    assert.ok(!hasQuote(text, 'Polls close at 2 pm'), text)
    assert.ok(!hasQuote(text, 'polls close at noon'), text)
  }
})

test('values of fields are what a reader sees, one by one; hidden and secret ones are not', () => {
  const text = seen(
    '<p>Find<form><input value="School 7, Birch"><input type=hidden value="secret 1"><input type=password value="secret 2"><select><option>Hall 3<option>Hall 4</select><textarea>Ask at the desk</textarea></form>',
  )
  for (const one of ['School 7, Birch', 'Hall 4', 'Ask at the desk'])
    assert.ok(hasQuote(text, one), one)
  assert.ok(!hasQuote(text, 'secret'), text)
})

test('in the copy that is shown what the page strikes or hides is struck through, by whichever sheet', () => {
  const css = '.x{text-decoration:line-through} .away{display:none}'
  const shown = (html: string, sheets: readonly string[] = []) => {
    const whole = replay(readWarc(pageFile(html, sheets)))
    return 'html' in whole ? (/<body>(.*)<\/body>/s.exec(whole.html)?.[1] ?? '') : ''
  }
  const expected =
    '<p>Polls close at <s><span>2 pm</span></s> 8 pm.</p><s><p>Hidden: polls close at noon.</p></s>'
  assert.equal(shown(`<style>${css}</style>${PAGE}`), expected)
  assert.equal(shown(`<link rel=stylesheet href=/a.css>${PAGE}`, [css]), expected)
  const within = shown('<div hidden><p style="display:none">A</p>B</div><body style="opacity:0">C')
  assert.equal(within, '<s><div><p>A</p>B</div></s>C', 'once, and never all of it')
})
