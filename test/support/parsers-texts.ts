// Readers of text and JSON that comes from outside.

import { readFileSync } from 'node:fs'
import { PRACTICE } from './practice-inputs.ts'
import { readCaa, readIssuer } from '../../src/lib/caa/index.ts'
import { adoptPlaybook, CacaoError, parsePlaybook } from '../../src/lib/cacao/index.ts'
import { readJson } from '../../src/lib/cacao/text.ts'
import { capTimeSeconds, CapError, parseCap } from '../../src/lib/cap/index.ts'
import { decodeCap } from '../../src/lib/cap/encoding.ts'
import { parseReferences } from '../../src/lib/cap/items.ts'
import { parseCircle, parsePolygon } from '../../src/lib/cap/shape.ts'
import { FeedError, readFeed } from '../../src/lib/claimreview/index.ts'
import { CslError, readItems, written } from '../../src/lib/csl/index.ts'
import { parseBibtex } from '../../src/lib/csl/bibtex-parse.ts'
import { readBibtex } from '../../src/lib/csl/bibtex-read.ts'
import { readDate } from '../../src/lib/csl/dates.ts'
import { readEntry } from '../../src/lib/csl/json.ts'
import { fromLatex } from '../../src/lib/csl/latex.ts'
import { readRis } from '../../src/lib/csl/ris.ts'
import { CsvError, delimiterOf, readRecords } from '../../src/lib/csv/csv.ts'
import { readDmarc } from '../../src/lib/dmarc/index.ts'
import { addressBytes, parseNetwork } from '../../src/lib/dns/index.ts'
import { EveError, parseEve } from '../../src/lib/eve/eve.ts'
import { decodeHtml, parseTree, readForWatch, readPage } from '../../src/lib/html/index.ts'
import { readData } from '../../src/lib/html/literal.ts'
import { JsonError, parseBoundedJson } from '../../src/lib/json/bounded.ts'
import { readPost } from '../../src/lib/match/index.ts'
import { boundaryOf } from '../../src/lib/multipart/index.ts'
import { OcsfError, parseOcsf } from '../../src/lib/ocsf/ocsf.ts'
import { PoError, readPo } from '../../src/lib/po/po.ts'
import { FormFault, readFormFile, readSms } from '../../src/lib/questionnaire/index.ts'
import { readRule, RuleError } from '../../src/lib/questionnaire/rule.ts'
import { seedOfWords, wordsOf } from '../../src/lib/receipt/words.ts'
import { readSecurityTxt } from '../../src/lib/security-txt/index.ts'
import { parseSpf } from '../../src/lib/spf/index.ts'
import { parseDomainSpec, parseMacroString } from '../../src/lib/spf/macro.ts'
import { parseSyslog, SyslogError } from '../../src/lib/syslog/syslog.ts'
import { urlKey, webUrl } from '../../src/lib/url/index.ts'
import { acceptKey, WsError } from '../../src/lib/ws/ws.ts'
import { EVERYBODY, FEED, PUBLISHER, WORKS } from './foreign-files.ts'
import { ofBytes, ofText, ofValue, type Parser } from './parser.ts'

const citations = (['bibtex', 'ris', 'csl-json'] as const).map((format) =>
  written(WORKS, format, 'en'),
)
const [bibtex = '', ris = '', cslJson = ''] = citations
const csl = { refusals: [CslError] }
const pages = PRACTICE.pages
const watched = { url: 'https://vote.example/', atMs: 1_795_680_000_000, languages: ['ar', 'zh'] }
/** A list of words with which a seed is written. */
const WORDS = Array.from({ length: 2_048 }, (_, n) => `w${n.toString(36)}`)
const playbook = readFileSync(new URL('../../content/playbooks/defacement.json', import.meta.url))

/** Files of citations, checks, forms and words. */
const FILES: readonly Parser[] = [
  ofBytes('src/lib/csl/read.ts#readItems', readItems, citations, csl),
  ofText(
    'src/lib/csl/bibtex-parse.ts#parseBibtex',
    (text) => parseBibtex(text, 100),
    [bibtex],
    csl,
  ),
  ofText('src/lib/csl/bibtex-read.ts#readBibtex', readBibtex, [bibtex], csl),
  ofText('src/lib/csl/ris.ts#readRis', readRis, [ris], csl),
  ofText('src/lib/csl/latex.ts#fromLatex', fromLatex, [PRACTICE.latex, bibtex]),
  ofText('src/lib/csl/dates.ts#readDate', readDate, [
    '2024-03-05',
    '2024-03/2024-05?',
    '{May} 2020',
  ]),
  ofValue(
    'src/lib/csl/json.ts#readEntry',
    (value) => readEntry(value, 1, 1),
    JSON.parse(cslJson) as unknown[],
  ),
  ofBytes(
    'src/lib/claimreview/read.ts#readFeed',
    (bytes) => readFeed(bytes, PUBLISHER, EVERYBODY),
    [FEED],
    { refusals: [FeedError] },
  ),
  ofText('src/lib/po/po.ts#readPo', readPo, [PRACTICE.po], { refusals: [PoError] }),
  ofText(
    'src/lib/cacao/text.ts#readJson',
    (text) => [readJson(text), adoptPlaybook(text)],
    [playbook],
    { refusals: [CacaoError], share: 0.2 },
  ),
  ofText('src/lib/cacao/text.ts#parsePlaybook', parsePlaybook, [playbook], {
    refusals: [CacaoError],
    share: 0.3,
  }),
  ofText('src/lib/questionnaire/file.ts#readFormFile', readFormFile, [PRACTICE.form], {
    refusals: [FormFault],
  }),
  ofText(
    'src/lib/questionnaire/rule.ts#readRule',
    (text) => readRule(text, (name) => name.length < 4),
    PRACTICE.rules,
    { refusals: [RuleError] },
  ),
  ofText(
    'src/lib/questionnaire/sms.ts#readSms',
    (text) =>
      readSms(text, ['OP', 'TU', 'IN'], () => [
        { tag: 'A', type: 'time' },
        { tag: 'V', type: 'integer' },
        { tag: 'E', type: 'multi' },
      ]),
    PRACTICE.messages,
  ),
  ofText(
    'src/lib/csv/csv.ts#readRecords',
    (text) => readRecords(text, { delimiter: delimiterOf(text), isLast: true, limit: 1_000 }),
    PRACTICE.sheets,
    { refusals: [CsvError] },
  ),
  ofText(
    'src/lib/json/bounded.ts#parseBoundedJson',
    (text) => parseBoundedJson(text, { maxLength: 20_000, maxDepth: 8 }),
    [FEED, cslJson],
    { refusals: [JsonError] },
  ),
]

/** Events of inside systems, alerts and messages. */
const MESSAGES: readonly Parser[] = [
  ofText('src/lib/eve/eve.ts#parseEve', parseEve, [PRACTICE.eve], { refusals: [EveError] }),
  ofText('src/lib/ocsf/ocsf.ts#parseOcsf', parseOcsf, [PRACTICE.ocsf], { refusals: [OcsfError] }),
  ofText('src/lib/syslog/syslog.ts#parseSyslog', parseSyslog, PRACTICE.syslog, {
    refusals: [SyslogError],
  }),
  ofBytes('src/lib/cap/parse.ts#parseCap', parseCap, [PRACTICE.cap], { refusals: [CapError] }),
  ofBytes('src/lib/cap/encoding.ts#decodeCap', decodeCap, [PRACTICE.cap], {
    refusals: [CapError],
  }),
  ofText('src/lib/cap/items.ts#parseReferences', parseReferences, [
    'alerts@elections.example,exercise-2026-0000,2026-11-24T07:30:00-00:00 a@b,c,2026-11-24T07:30:00+02:00',
  ]),
  ofText('src/lib/cap/shape.ts#parsePolygon', parsePolygon, [
    '38.4,-120 38.3,-119.7 38.1,-120 38.4,-120',
  ]),
  ofText('src/lib/cap/shape.ts#parseCircle', parseCircle, ['32.9,-115.4 10.5', '0,0 0']),
  ofText(
    'src/lib/match/post.ts#readPost',
    (text) => readPost(text, { among: ['en', 'ar'], expected: 'en' }),
    PRACTICE.posts,
    { share: 0.5 },
  ),
]

/** What a watched site says in texts: pages, records of names, policies. */
const SITES: readonly Parser[] = [
  ofText('src/lib/html/page.ts#readPage', readPage, pages, { share: 0.4 }),
  ofText('src/lib/html/tree.ts#parseTree', (text) => parseTree(text), pages, { share: 0.4 }),
  ofText('src/lib/html/reading.ts#readForWatch', (text) => readForWatch(text, watched), pages, {
    share: 0.3,
  }),
  ofBytes(
    'src/lib/html/decode.ts#decodeHtml',
    (bytes) => decodeHtml(bytes, bytes.toString('latin1', 0, 60)),
    ['text/html; charset="utf-8"', ...pages],
  ),
  ofText('src/lib/html/literal.ts#readData', (text) => readData(text, { tokens: 5_000 }), [
    'window.state = {"a": [1, "\\u0041", {b: `c`}], d: null}; push([1, -2.5e3])',
  ]),
  ofText('src/lib/security-txt/index.ts#readSecurityTxt', readSecurityTxt, [PRACTICE.securityTxt]),
  ofText('src/lib/caa/index.ts#readCaa', readCaa, [
    '0 issue "ca.example; account=1; validationmethods=dns-01"',
    '128 iodef "mailto:a@b.example"',
  ]),
  ofText('src/lib/caa/index.ts#readIssuer', readIssuer, ['ca.example; account=1; policy=ev', ';']),
  ofText('src/lib/dmarc/index.ts#readDmarc', readDmarc, [
    'v=DMARC1; p=none; sp=reject; pct=50; rua=mailto:a@b.example!10m,mailto:c@d; fo=1:d',
  ]),
  ofText('src/lib/spf/record.ts#parseSpf', parseSpf, PRACTICE.spf),
  ofText('src/lib/spf/macro.ts#parseMacroString', (text) => parseMacroString(text), [
    '%{d1r-.}.%{i}._spf.%{l4R+}%%%_',
  ]),
  ofText('src/lib/spf/macro.ts#parseDomainSpec', parseDomainSpec, ['%{ir}.%{v}.arpa', 'a.example']),
  ofText('src/lib/dns/network.ts#parseNetwork', parseNetwork, [
    '10.0.0.0/8',
    '64:ff9b::/96',
    '::ffff:1.2.3.4',
  ]),
  ofText('src/lib/url/index.ts#urlKey', urlKey, [
    'https://Vote.example:443/a/./b?utm_source=x&c=1#d',
  ]),
  ofText('src/lib/dns/address.ts#addressBytes', addressBytes, [
    '192.0.2.1',
    '2001:db8::ffff:1.2.3.4',
  ]),
  ofText('src/lib/multipart/index.ts#boundaryOf', boundaryOf, [
    'multipart/form-data; charset=utf-8; boundary="a b+c"',
  ]),
  ofText('src/lib/ws/ws.ts#acceptKey', acceptKey, ['dGhlIHNhbXBsZSBub25jZQ=='], {
    refusals: [WsError],
  }),
  ofText('src/lib/cap/time.ts#capTimeSeconds', capTimeSeconds, ['2026-11-24T08:00:00+02:00']),
  ofText('src/lib/receipt/words.ts#seedOfWords', (text) => seedOfWords(text, WORDS), [
    wordsOf(Buffer.alloc(16, 3), WORDS),
  ]),
  ofText('src/lib/url/index.ts#webUrl', webUrl, ['https://user@vote.example:8443/a/../b?c=%2F#d']),
]

export const OF_TEXTS: readonly Parser[] = [...FILES, ...MESSAGES, ...SITES]
