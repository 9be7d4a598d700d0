import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cite } from './cite.ts'
import type { Item, ItemDate, ItemName } from './item.ts'
import { runsAsHtml, runsAsText } from './runs.ts'

const people = (names: string): ItemName[] =>
  names.split('; ').map((name) => {
    const [family = '', given] = name.split(', ')
    return given === undefined ? { literal: family } : { family, given }
  })
const on = (...parts: number[]) => ({ 'date-parts': [parts] })
const apa = (part: Partial<Item>, language = 'en') =>
  cite({ id: 'a', type: 'book', title: 'A title', ...part }, { style: 'apa', language })
const apaText = (part: Partial<Item>, language = 'en') => runsAsText(apa(part, language))

// Examples as the association prints them, slanted words between asterisks.
const EXAMPLES: readonly (readonly [expected: string, work: Partial<Item>])[] = [
  [
    'Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. *Psychology of Popular Media Culture*, *8*(3), 207–217. https://doi.org/10.1037/ppm0000185',
    {
      type: 'article-journal',
      title:
        'Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States',
      author: people(
        'Grady, Jessica S.; Her, May; Moreno, Geena; Perez, Cristina; Yelinek, Jillian',
      ),
      issued: on(2019, 7, 1),
      'container-title': 'Psychology of Popular Media Culture',
      volume: '8',
      issue: '3',
      page: '207-217',
      DOI: '10.1037/ppm0000185',
    },
  ],
  [
    'Jackson, L. M. (2019). *The psychology of prejudice: From attitudes to social action* (2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000',
    {
      title: 'The psychology of prejudice: From attitudes to social action',
      author: people('Jackson, Lynne M.'),
      issued: on(2019),
      edition: '2',
      publisher: 'American Psychological Association',
      DOI: '10.1037/0000168-000',
    },
  ],
  [
    'Hacker Hughes, J. (Ed.). (2017). *Military veteran psychological health and social care: Contemporary approaches*. Routledge.',
    {
      title: 'Military veteran psychological health and social care: Contemporary approaches',
      editor: people('Hacker Hughes, Jamie'),
      issued: on(2017),
      publisher: 'Routledge',
    },
  ],
  [
    'Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), *The psychology of high performance: Developing human potential into domain-specific talent* (pp. 345–359). American Psychological Association. https://doi.org/10.1037/0000120-016',
    {
      type: 'chapter',
      title: 'Culinary arts: Talent and their development',
      author: people('Aron, Lisa; Botella, Marion; Lubart, Todd'),
      editor: people('Subotnik, Rena F.; Olszewski-Kubilius, Paula; Worrell, Frank C.'),
      issued: on(2019),
      'container-title':
        'The psychology of high performance: Developing human potential into domain-specific talent',
      page: '345-359',
      publisher: 'American Psychological Association',
      DOI: '10.1037/0000120-016',
    },
  ],
  [
    'Carey, B. (2019, March 22). Can we get better at forgetting? *The New York Times*. https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html',
    {
      type: 'article-newspaper',
      title: 'Can we get better at forgetting?',
      author: people('Carey, Benedict'),
      issued: on(2019, 3, 22),
      accessed: on(2026, 11, 24),
      'container-title': 'The New York Times',
      URL: 'https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html',
    },
  ],
  [
    'National Institute of Mental Health. (2018, July). *Anxiety disorders*. U.S. Department of Health and Human Services, National Institutes of Health. https://www.nimh.nih.gov/health/topics/anxiety-disorders/index.shtml',
    {
      type: 'webpage',
      title: 'Anxiety disorders',
      author: people('National Institute of Mental Health'),
      issued: on(2018, 7),
      publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
      URL: 'https://www.nimh.nih.gov/health/topics/anxiety-disorders/index.shtml',
    },
  ],
  [
    'U.S. Census Bureau. (n.d.). *U.S. and world population clock*. U.S. Department of Commerce. Retrieved January 9, 2020, from https://www.census.gov/popclock',
    {
      type: 'webpage',
      title: 'U.S. and world population clock',
      author: people('U.S. Census Bureau'),
      accessed: on(2020, 1, 9),
      publisher: 'U.S. Department of Commerce',
      URL: 'https://www.census.gov/popclock',
    },
  ],
  [
    'National Cancer Institute. (2019). *Taking time: Support for people with cancer* (NIH Publication No. 18-2059). U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/takingtime.pdf',
    {
      type: 'report',
      title: 'Taking time: Support for people with cancer',
      author: people('National Cancer Institute'),
      issued: on(2019),
      genre: 'NIH Publication',
      number: '18-2059',
      publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
      URL: 'https://www.cancer.gov/publications/patient-education/takingtime.pdf',
    },
  ],
  [
    'Pew Research Center. (2018). *American trends panel Wave 26* [Data set]. https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26',
    {
      type: 'dataset',
      title: 'American trends panel Wave 26',
      author: people('Pew Research Center'),
      publisher: 'Pew Research Center',
      issued: on(2018),
      URL: 'https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26',
    },
  ],
  [
    'Borenstein, M., Hedges, L., Higgins, J., & Rothstein, H. (2014). *Comprehensive meta-analysis* (Version 3.3.070) [Computer software]. Biostat. https://www.meta-analysis.com/',
    {
      type: 'software',
      title: 'Comprehensive meta-analysis',
      author: people('Borenstein, Michael; Hedges, Larry; Higgins, Julian; Rothstein, Hannah'),
      issued: on(2014),
      version: '3.3.070',
      publisher: 'Biostat',
      URL: 'https://www.meta-analysis.com/',
    },
  ],
  [
    'Miranda, C. (2019). *Exploring the lived experiences of foster youth* [Doctoral dissertation, Pepperdine University].',
    {
      type: 'thesis',
      title: 'Exploring the lived experiences of foster youth',
      author: people('Miranda, Cynthia'),
      issued: on(2019),
      genre: 'Doctoral dissertation',
      publisher: 'Pepperdine University',
    },
  ],
  [
    'Brown v. Board of Education, 347 U.S. 483 (1954).',
    {
      type: 'legal_case',
      title: 'Brown v. Board of Education',
      'container-title': 'U.S.',
      volume: '347',
      page: '483',
      issued: on(1954, 5, 17),
    },
  ],
  [
    'Convention on the Rights of the Child, November 20, 1989, https://www.ohchr.org/en/professionalinterest/pages/crc.aspx',
    {
      type: 'treaty',
      title: 'Convention on the Rights of the Child',
      issued: on(1989, 11, 20),
      URL: 'https://www.ohchr.org/en/professionalinterest/pages/crc.aspx',
    },
  ],
  [
    '*Interpersonal skills*. (2019). MindTools.',
    { title: 'Interpersonal skills', issued: on(2019), publisher: 'MindTools' },
  ],
]

test('works are cited as the association cites them', () => {
  for (const [expected, work] of EXAMPLES) {
    const runs = apa(work)
    const starred = runs.map(({ text, isItalic }) => (isItalic === true ? `*${text}*` : text))
    assert.equal(starred.join(''), expected)
  }
})

test('twenty authors are all named, of more the first nineteen and the last', () => {
  const authors = (count: number) =>
    apaText({
      author: Array.from({ length: count }, (_, n) => ({ family: `N${n + 1}`, given: 'A.' })),
    })
  assert.match(authors(20), /, N19, A\., & N20, A\. \(n\.d\.\)/)
  assert.match(authors(21), /, N19, A\., \. \. \. N21, A\. \(n\.d\.\)/)
  assert.doesNotMatch(authors(21), /N20|&/)
})

test('names are shortened where their script has capitals', () => {
  const name = (one: ItemName) =>
    apaText({ author: [one] })
      .split(' (')[0]
      ?.replace(/(\P{Lu})\.$/u, '$1')
  assert.equal(name({ family: 'Sartre', given: 'Jean-Paul Charles' }), 'Sartre, J.-P. C.')
  assert.equal(name({ family: 'King', given: 'M.L.', suffix: 'Jr.' }), 'King, M. L., Jr')
  assert.equal(name({ family: 'Иванова', given: 'Анна Петровна' }), 'Иванова, А. П.')
  assert.equal(name({ family: 'الأحمد', given: 'سامي علي' }), 'الأحمد، سامي علي')
  assert.equal(name({ family: '王', given: '小明' }), '王小明')
  assert.equal(
    name({ family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van' }),
    'Gogh, V. van',
  )
  assert.equal(
    name({ family: 'Smet', given: 'Elly', 'non-dropping-particle': 'De' }),
    'De Smet, E.',
  )
})

test('each language has its own words and its own dates', () => {
  const page: Partial<Item> = {
    type: 'webpage',
    author: people('Office'),
    accessed: on(2026, 3, 1),
    URL: 'https://example.org/',
  }
  const news: Partial<Item> = {
    type: 'article-newspaper',
    author: people('Saleh, Amal; Mora, Luz'),
    issued: on(2024, 3, 5),
    'container-title': 'Paper',
  }
  const lines = ['en', 'ar', 'es', 'fr', 'ru', 'zh', 'pt', 'fr-CA', 'sw'].map((language) => [
    apaText(page, language).replace('https://example.org/', 'U'),
    apaText(news, language),
  ])
  assert.deepEqual(lines, [
    [
      'Office. (n.d.). A title. Retrieved March 1, 2026, from U',
      'Saleh, A., & Mora, L. (2024, March 5). A title. Paper.',
    ],
    [
      'Office. (د.ت.). A title. استُرجع في 1 مارس 2026 من U',
      'Saleh, A.، و Mora, L. (2024، 5 مارس). A title. Paper.',
    ],
    [
      'Office. (s.f.). A title. Recuperado el 1 de marzo de 2026, de U',
      'Saleh, A., y Mora, L. (2024, 5 de marzo). A title. Paper.',
    ],
    [
      'Office. (s. d.). A title. Consulté le 1 mars 2026, à l’adresse U',
      'Saleh, A., & Mora, L. (2024, 5 mars). A title. Paper.',
    ],
    [
      'Office. (б. д.). A title. Дата обращения: 1 марта 2026 г., U',
      'Saleh, A., & Mora, L. (2024, 5 марта). A title. Paper.',
    ],
    [
      'Office. (日期不详). A title. 检索于2026年3月1日，取自 U',
      'Saleh, A., & Mora, L. (2024年3月5日). A title. Paper.',
    ],
    [
      'Office. (s.d.). A title. Recuperado em 1 de março de 2026, de U',
      'Saleh, A., & Mora, L. (2024, 5 de março). A title. Paper.',
    ],
    [
      'Office. (s. d.). A title. Consulté le 1 mars 2026, à l’adresse U',
      'Saleh, A., & Mora, L. (2024, 5 mars). A title. Paper.',
    ],
    [
      'Office. (n.d.). A title. Retrieved March 1, 2026, from U',
      'Saleh, A., & Mora, L. (2024, March 5). A title. Paper.',
    ],
  ])
})

test('spans, years before the common era and uncertain dates are told', () => {
  const date = (issued: ItemDate) => /\((.*?)\)/.exec(apaText({ issued, type: 'webpage' }))?.[1]
  assert.equal(date({ 'date-parts': [[2019], [2021]] }), '2019–2021')
  assert.equal(
    date({
      'date-parts': [
        [2019, 3, 1],
        [2019, 3, 4],
      ],
    }),
    '2019, March 1–4',
  )
  assert.equal(
    date({
      'date-parts': [
        [2019, 12],
        [2020, 1],
      ],
    }),
    '2019, December–2020, January',
  )
  assert.equal(date({ 'date-parts': [[-350]], circa: true }), 'ca. 350 B.C.E.')
  assert.match(apaText({ issued: { 'date-parts': [[-350]] } }, 'zh'), /公元前350/)
})

test('markup that came with a title is gone, and nothing of it is a tag in HTML', () => {
  const hostile = {
    title: '<b>Votes</b> & <i>seats</i> <script>alert(1)</script>where a < b, "x" > y',
    author: [{ literal: '<img src=x onerror=alert(1)>Office' }],
    URL: 'https://example.org/?a="><script>',
  }
  const runs = apa(hostile)
  assert.equal(
    runsAsHtml(runs),
    'Office. (n.d.). <i>Votes &amp; seats where a &lt; b, &quot;x&quot; &gt; y</i>. <a href="https://example.org/?a=&quot;&gt;&lt;script&gt;">https://example.org/?a=&quot;&gt;&lt;script&gt;</a>',
  )
  assert.equal(
    runsAsText(runs),
    'Office. (n.d.). Votes & seats where a < b, "x" > y. https://example.org/?a="><script>',
  )
})

test('a DOI is an address that holds', () => {
  const runs = apa({ DOI: '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID>3.0.CO;2-2#a?b' })
  const href = runs.find((run) => run.href !== undefined)?.href ?? ''
  assert.equal(new URL(href).hash + new URL(href).search, '')
  assert.equal(
    decodeURIComponent(new URL(href).pathname),
    '/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID>3.0.CO;2-2#a?b',
  )
})
