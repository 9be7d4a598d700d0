import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarOf } from '../../../lib/html/index.ts'
import { contactsIn } from './facts.ts'
import { changedFacts } from './vote-facts.ts'

const AT = Date.UTC(2026, 10, 26, 6)
const differ = (language: string, one: string, other: string) =>
  changedFacts(one, other, calendarOf([language], AT)) !== null

const ATTACKS: readonly [language: string, from: string, to: string][] = [
  ['en', 'Polls are open from 8 to 20.', 'Polls are open from 20 to 8.'],
  ['en', 'Polls open at 8:00 am.', 'Polls open at 8:00 pm.'],
  ['en', 'Polls close at 8 p.m. sharp', 'Polls close at 8 a.m. sharp'],
  ['en', 'Voting begins at eight.', 'Voting begins at eleven.'],
  ['en', 'Voting ends at noon.', 'Voting ends at midnight.'],
  ['en', "Don't vote twice.", 'Do vote twice.'],
  ['en', 'Do not bring your telephone to vote.', 'Do bring your telephone to vote.'],
  ['en', 'Vote on Sunday.', 'Vote on Monday.'],
  ['en', 'Vote on 3 Nov.', 'Vote on 3 Dec.'],
  ['en', 'The second round', 'The third round'],
  ['en', 'Bring two documents.', 'Bring three documents.'],
  ['en', 'Bring the original document.', 'Bring the document.'],
  ['en', 'You may vote here.', 'You may only vote here.'],
  ['en', 'Vote at eight in the morning', 'Vote at eight in the evening'],
  ['en', 'Bring your passport.', 'Bring your library card.'],
  ['en', 'All citizens may vote.', 'All foreigners may vote.'],
  [
    'fr',
    'Le vote est ouvert de huit heures à dix-neuf heures',
    'Le vote est ouvert de neuf heures à dix-neuf heures',
  ],
  ['fr', "N'apportez pas de téléphone", 'Apportez de téléphone'],
  ['fr', 'Ouvert de 8h à 20h', 'Ouvert de 20h à 8h'],
  ['fr', 'à huit heures du matin', 'à huit heures du soir'],
  ['es', 'Abren a las ocho de la mañana', 'Abren a las ocho de la noche'],
  ['es', 'No traiga el teléfono', 'Traiga el teléfono'],
  ['es', 'Traiga dos documentos', 'Traiga tres documentos'],
  ['pt', 'Das oito às dezessete horas', 'Das onze às dezessete horas'],
  ['pt', 'Não leve o celular', 'Leve o celular'],
  ['de', 'Von acht bis achtzehn Uhr', 'Von zehn bis achtzehn Uhr'],
  ['de', 'Bringen Sie nicht Ihr Telefon', 'Bringen Sie Ihr Telefon'],
  ['ru', 'Участки открыты с восьми утра', 'Участки открыты с восьми вечера'],
  ['ru', 'Не приносите телефон', 'Приносите телефон'],
  ['ru', 'с восьми до двадцати часов', 'с девяти до двадцати часов'],
  ['ar', 'من الساعة الثامنة صباحا', 'من الساعة الثامنة مساء'],
  ['ar', 'من الساعة الثامنة', 'من الساعة العاشرة'],
  ['ar', 'لا تحضر هاتفك', 'تحضر هاتفك'],
  ['ar', 'يفتح من ٨ إلى ٢٠', 'يفتح من ٢٠ إلى ٨'],
  ['ar', 'الاقتراع يوم الأحد', 'الاقتراع يوم الاثنين'],
  ['zh', '上午八点开始投票', '下午八点开始投票'],
  ['zh', '八点开始投票', '十点开始投票'],
  ['zh', '无需携带护照', '携带护照'],
  ['zh', '星期日投票', '星期一投票'],
  ['zh', '需要两份文件', '需要三份文件'],
]

test('a number, its order, half of the day, a day, what says no and what is demanded are facts in each language', () => {
  for (const [language, from, to] of ATTACKS)
    assert.ok(differ(language, from, to), `${language}: ${from} -> ${to}`)
})

test('the same facts in other words are the same', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['en', 'Polls open at 8:00 pm.', 'Polls open at 20:00.'],
    ['en', 'Polls open at 8 a.m.', 'Polls open at 08:00 today, thanks!'.replace(' today', '')],
    ['en', 'Polls open at eight.', 'Polls open at 8.'],
    ['en', 'On Sunday, 13 December 2026', 'Sunday 13 Dec 2026'],
    ['en', "You don't need a card.", 'You do not need a card.'],
    ['en', 'Recieve your ballot paper.', 'Receive your ballot paper, thanks.'],
    ['pt', 'O local de votação', 'No local de votação'],
    ['es', 'Entre las once', 'Entre las 11'],
    ['en', 'Ask once more.', 'Ask more.'],
    ['zh', '八点投票', '8点投票'],
    ['ar', 'من ٨ إلى ٢٠', 'من 8 إلى 20'],
  ]
  for (const [language, from, to] of rows)
    assert.ok(!differ(language, from, to), `${language}: ${from} -> ${to}`)
})

test('what is read of a hostile text is bounded', () => {
  const long = '8 pm not '.repeat(40_000)
  const facts = changedFacts(long, '', calendarOf(['en'], AT))
  assert.ok(facts && facts.was.length <= 400)
})

test('the numbers of a pager are no telephone', () => {
  assert.deepEqual(contactsIn('1 2 3 4 5 6 7 8 9 ... 82'), [])
  assert.deepEqual(contactsIn('1 ... 5 6 7 8 ... 82'), [])
  assert.deepEqual(contactsIn('Call 01 23 45 67 89'), ['0123456789'])
  assert.deepEqual(contactsIn('+254 20 555 0100'), ['254205550100'])
})
