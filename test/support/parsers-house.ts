// Readers of the house itself: what a form, a file, a message or a station sends.

import { z } from 'zod'
import { Hono } from 'hono'
import { ANONYMOUS } from '../../src/core/actor.ts'
import { numbersIn, readNumber } from '../../src/core/number.ts'
import { Problem } from '../../src/core/problem.ts'
import { readArea } from '../../src/core/written-area.ts'
import { readReply } from '../../src/domains/alerting/sms-reply.ts'
import { readCases } from '../../src/domains/attacks/reported.ts'
import { readAgencyFacts } from '../../src/domains/directory/facts.ts'
import { readAddress } from '../../src/domains/monitoring/address.ts'
import { parsePolicies } from '../../src/domains/monitoring/checks/csp-policy.ts'
import { exactMoment } from '../../src/core/exact-moment.ts'
import { lines } from '../../src/core/line.ts'
import { cellsOf, columnsBy, readCells, readSheet } from '../../src/core/sheet.ts'
import { readFile } from '../../src/domains/monitoring/site-file.ts'
import * as sites from '../../src/domains/monitoring/site-sheet.ts'
import { newProfile, readProfile, writeProfile } from '../../src/domains/monitoring/watch/index.ts'
import { readMessage as readForm } from '../../src/domains/pollwatch/forms.ts'
import { openedFrame, sealedFrame, unsealed } from '../../src/domains/reports/envelope.ts'
import { chunksOf } from '../../src/domains/territory/import.ts'
import * as stations from '../../src/domains/territory/row.ts'
import { readCursor } from '../../src/gateway/cursor.ts'
import { readMessage, readMessages } from '../../src/gateway/messages.ts'
import { readFields } from '../../src/http/sent-form.ts'
import { readBody, readJson } from '../../src/http/request.ts'
import { identityOf, identityText, recipientText } from '../../src/lib/age/index.ts'
import { EXAMPLE_ROWS } from '../../src/domains/incidents/texts/timeline-file.ts'
import { inPieces, ofBytes, ofText, ofValue, type Parser } from './parser.ts'
import { PRACTICE } from './practice-inputs.ts'

const problem = { refusals: [Problem] }
const [siteSheet, stationSheet] = PRACTICE.sheets
const BOUNDARY = 'xXxXx'
const SHEET_NAMES = new Map(
  ['at', 'offset', 'text', 'source', 'observable', 'tag'].map((name) => [name, name] as const),
)
const SHEET_CELLS = z.strictObject({ text: lines(100), at: exactMoment.optional() })
const cells = (text: string) => text.split(/[,;\n]/)

/** What files and forms hold. */
const FILES: readonly Parser[] = [
  ofText(
    'src/core/sheet.ts#readSheet',
    (text) => {
      const { columns, rows } = readSheet(text, { columnsOf: columnsBy(SHEET_NAMES, ['text']) })
      return rows.map(({ cells: own }) => readCells(SHEET_CELLS, cellsOf(columns, own) ?? {}))
    },
    [EXAMPLE_ROWS],
    problem,
  ),
  ofText('src/domains/monitoring/site-file.ts#readFile', readFile, [siteSheet], problem),
  ofText(
    'src/domains/monitoring/site-sheet.ts#readRow',
    (text) =>
      sites.readRow(
        ['address', 'name', 'organization', 'area', 'affected', 'http_port', 'seconds'],
        cells(text),
      ),
    ['https://vote.example:8443/a;Results;Office;/1/;North/District 4|/2/;80;1,5'],
  ),
  ofText(
    'src/domains/territory/row.ts#readRow',
    (text) => stations.readRow(['number', 'name', 'area'], cells(text)),
    ['A-1;School;North'],
  ),
  ofBytes(
    'src/domains/territory/import.ts#chunksOf',
    async (all) => {
      const { chunks } = await chunksOf(inTexts(all))
      for await (const { rows } of chunks) rows.length.toString()
    },
    [stationSheet],
    problem,
  ),
  ofText(
    'src/domains/attacks/reported.ts#readCases',
    (text) => readCases(text, '2027-11-24'),
    [PRACTICE.cases],
    problem,
  ),
  ofText(
    'src/domains/directory/facts.ts#readAgencyFacts',
    readAgencyFacts,
    [PRACTICE.agencies],
    problem,
  ),
  ofText('src/domains/monitoring/address.ts#readAddress', readAddress, [
    'https://Vote.example:8443/a?b#c',
    'wahl.österreich.example',
  ]),
  ofText(
    'src/domains/monitoring/checks/csp-policy.ts#parsePolicies',
    (text) => parsePolicies(text.split('\n')),
    ["default-src 'self' https:; script-src 'nonce-abc', frame-ancestors 'none'"],
  ),
  ofBytes(
    'src/domains/monitoring/watch/profile-file.ts#readProfile',
    readProfile,
    [writeProfile(newProfile())],
    { share: 0.5 },
  ),
  ofText(
    'src/core/number.ts#readNumber',
    (text) => [readNumber(text, 'whole'), readNumber(text, numbersIn('en'))],
    ['1,234.5', '٢٬٤٠٠', "-1'000", '1,00,000'],
  ),
  ofText('src/core/written-area.ts#readArea', readArea, ['/1/34/', 'North/District 4']),
]

async function* inTexts(bytes: Buffer): AsyncGenerator<string> {
  for await (const piece of inPieces(bytes)) yield Buffer.from(piece).toString()
}

/** What telephones, stations and browsers send. */
const MESSAGES: readonly Parser[] = [
  ofText('src/domains/alerting/sms-reply.ts#readReply', readReply, [
    'ABCDE-FGHJK 1',
    'abcde fghjk P3 no power',
    'م2 ABCDEFGHJK',
  ]),
  ofText('src/domains/pollwatch/forms.ts#readMessage', readForm, PRACTICE.messages),
  ofText('src/gateway/cursor.ts#readCursor', readCursor, ['A~9f86d081884c7d65~48', 'A/1~e~1']),
  ofText('src/gateway/messages.ts#readMessage', readMessage, [
    '{"t":"ack","key":"abcdefgh","thread":"019392f4-5c00-7abc-8def-0123456789ab","rev":1,"answer":"done","at":"2026-11-24T08:00:00.000Z"}',
    '{"t":"alive"}',
  ]),
  ofValue('src/gateway/messages.ts#readMessages', readMessages, [
    [
      { t: 'problem', key: 'abcdefgh', symptom: 'no-power', at: '2026-11-24T08:00:00.000Z' },
      { t: 'alive' },
    ],
  ]),
]

type Door = (c: Parameters<typeof readBody>[0]) => Promise<unknown>

/** Reads the bytes as a request that came with this content type; the door's refusals are Problems. */
function atDoor(type: string, door: Door): (input: Buffer) => Promise<unknown> {
  const app = new Hono()
  app.onError((error) => {
    throw error
  })
  app.post('/', async (c) => {
    await door(c)
    return c.body(null, 204)
  })
  return async (input) =>
    await app.request('/', {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(input),
    })
}

const part = (name: string, more: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const form = `${part('a', '', 'b')}${part('raw', '; filename="a.txt"', 'bytes')}--${BOUNDARY}--\r\n`
const door = { ...problem, share: 0.1 }

const BODIES: readonly Parser[] = [
  ofBytes(
    'src/http/request.ts#readBody',
    atDoor('text/plain', (c) => readBody(c, ANONYMOUS)),
    ['abc'],
    door,
  ),
  ofBytes(
    'src/http/request.ts#readJson',
    atDoor('application/json', (c) => readJson(c, ANONYMOUS)),
    ['{"a":[1,{"b":null}]}'],
    door,
  ),
  ofBytes(
    'src/http/sent-form.ts#readFields',
    atDoor('application/x-www-form-urlencoded', (c) => readFields(c, ANONYMOUS, 0)),
    ['a=b&c%5B%5D=%C3%A9+x'],
    door,
  ),
  ofBytes(
    'src/http/sent-form.ts#readFields',
    atDoor(`multipart/form-data; boundary=${BOUNDARY}`, (c) => readFields(c, ANONYMOUS, 0)),
    [form],
    door,
  ),
]

async function ofReports(): Promise<Parser[]> {
  const secret = Buffer.alloc(32, 9)
  const sealed = await sealedFrame({ manifest: { v: 1 }, text: 'What happened' }, [
    recipientText(identityOf(secret)),
  ])
  const identity = identityText(secret)
  return [
    ofBytes(
      'src/domains/reports/envelope.ts#unsealed',
      (all) => unsealed(all, identity),
      [sealed],
      { share: 0.2 },
    ),
    ofBytes(
      'src/domains/reports/envelope.ts#openedFrame',
      (all) => openedFrame(all, identity),
      [sealed],
      { share: 0.2 },
    ),
  ]
}

/** All of these readers. */
export async function ofHouse(): Promise<readonly Parser[]> {
  return [...FILES, ...MESSAGES, ...BODIES, ...(await ofReports())]
}
