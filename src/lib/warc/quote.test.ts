import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasQuote, ofPaper, pageOfQuote, soughtIn } from './quote.ts'

const PAGE =
  'The office said on Monday: “Polls in Cedar close at 8 pm – no later.” It is illegal to vote twice. Turnout was 4,000 of 40.5 thousand. Nobody was turned away, and the results of all districts were published on the same night.'

test('an honest quote is found, however it was set', () => {
  for (const quote of [
    'Polls in Cedar close at 8 pm - no later',
    '"Polls in Cedar close at 8 pm – no later."',
    '«\u00a0Polls in Cedar close at 8\u00a0pm — no later\u00a0»',
    'Po\u00adlls in\n  Cedar\u200f close at 8 pm',
    'Polls in Cedar close at ８ pm',
    'Turnout was 4,000;',
    'on Monday: “Polls in Cedar close',
  ])
    assert.ok(hasQuote(PAGE, quote), quote)
  assert.ok(hasQuote('cafe\u0301 closes', 'café closes'))
  assert.ok(hasQuote('The ﬁle', 'The file'))
})

test('what was left out is left out in order, and not over half the page', () => {
  for (const quote of [
    'Polls in Cedar […] no later',
    'Polls in Cedar ... no later',
    '… Nobody was turned away … published on the same night …',
    'Polls in Cedar (...) illegal to vote twice',
  ])
    assert.ok(hasQuote(PAGE, quote), quote)
  for (const quote of ['no later … Polls in Cedar', 'It is … 8 pm', '…', 'Cedar … closed at night'])
    assert.ok(!hasQuote(PAGE, quote), quote)
  const far = `Polls in Cedar ${'and so on '.repeat(400)} close at noon`
  assert.ok(!hasQuote(far, 'Polls in Cedar […] close at noon'))
  assert.ok(hasQuote('Wait ... and see', 'Wait ... and see'), 'a page has such marks itself')
})

test('a quote is cut out of no word and no number', () => {
  for (const quote of [
    'legal to vote twice',
    'Turnout was 4',
    'Turnout was 4,000 of 40',
    '5 thousand',
    'Polls in Cedar close at 8 p',
    'polls in Cedar',
    'Polls in Cedar close at 9 pm',
    '',
    '“ ”',
  ])
    assert.ok(!hasQuote(PAGE, quote), quote)
})

test('in Arabic the vowels and the lengthening of letters are as good as unwritten, the letters are not', () => {
  const page = 'وقال المكتب: تُغلَقُ مراكز الاقـــتراع الساعة ٨ مساءً'
  for (const quote of ['تغلق مراكز الاقتراع الساعة 8 مساء', 'مراكز الاقتراع', '«تُغلق مراكز»'])
    assert.ok(hasQuote(page, quote), quote)
  assert.ok(!hasQuote(page, 'تغلق مراكز الإقتراع'), 'hamza is a letter')
  assert.ok(!hasQuote(page, 'الساعة 18 مساء'))
})

test('a text of pages says on which one a quote begins, also where it goes on overleaf', () => {
  const text = soughtIn('The court finds\fthat polls close at 8 pm.\fIt is so ordered.')
  assert.equal(soughtIn(text), text)
  assert.equal(pageOfQuote(text, 'polls close at 8 pm'), 2)
  assert.equal(pageOfQuote(text, 'It is so ordered'), 3)
  assert.equal(pageOfQuote(text, 'The court finds that polls close'), 1)
  assert.equal(pageOfQuote(text, 'The court found'), null)
})

test('a word that goes on in the next line of a page is found with its hyphen and without', () => {
  const text = soughtIn(ofPaper('The elec-\ntion is a long-\nterm matter. Page A-\nB'))
  for (const quote of ['The election is', 'a long-term matter', 'Page A- B'])
    assert.equal(pageOfQuote(text, quote), 1, quote)
  assert.equal(soughtIn('a\0b \ud800'), 'ab \ufffd', 'what no store takes is in no text')
})

test('every run of whole words of a text is found in it, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 3, maxLength: 40 }),
      fc.nat(),
      (words, n) => {
        const from = n % (words.length - 2)
        assert.ok(hasQuote(words.join(' \n'), words.slice(from, from + 3).join(' ')))
      },
    ),
    { numRuns: 100 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, quote) => {
      hasQuote(text, quote)
    }),
    { numRuns: 100 },
  )
})
