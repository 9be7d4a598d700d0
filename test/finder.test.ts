// What the finder says of real countries by the facts that ship: six plain stories and the kind of agency that may act on
// each. Threats, violence and bought votes are for police or prosecutor, unless a sourced row gives another body the power.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ANY, WHAT, WHERE, WHO, type What } from '../src/lib/report-classes/index.ts'
import { choose, knownOf } from '../src/domains/directory/choose.ts'
import type { Desk, Told } from '../src/domains/directory/desks.ts'
import { entryOfFact, merged } from '../src/domains/directory/entry.ts'
import { readAgencyFacts, RETIRED, factKey } from '../src/domains/directory/facts.ts'

const FOLDER = join(import.meta.dirname, '..', 'facts')
const NOW = '2026-12-03T09:00:00.000Z'
const facts = readAgencyFacts(readFileSync(join(FOLDER, 'agencies.csv'), 'utf8'))
const countries = readFileSync(join(FOLDER, 'countries.csv'), 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => line.match(/^[A-Z]{3}/)?.[0] ?? [])

/** The stories, in the order of the table below. */
const STORIES: readonly (readonly [story: string, told: Told])[] = [
  ['my account was taken over', { what: 'account-taken-over', where: 'online', who: 'voter' }],
  ['they threaten me, a candidate', { what: 'threats', where: 'online', who: 'candidate' }],
  ['they beat voters at the station', { what: 'threats', where: 'station', who: 'voter' }],
  ['they pay for votes', { what: 'vote-buying', where: 'station', who: 'voter' }],
  [
    'a false page of the authority',
    { what: 'fake-site-or-message', where: 'online', who: 'voter' },
  ],
  ['they broke into the register', { what: 'data-leak', where: 'online', who: 'official' }],
]

/** p police or prosecutor, a election authority, c cybercrime unit or portal, r CSIRT, - none known here. */
const EXPECTED: Readonly<Record<string, string>> = {
  GBR: 'cpppcr',
  DEU: 'pppprr',
  USA: 'cpppcr',
  IND: 'c--acr',
  NGA: 'cpppcr',
  FRA: 'cpppcr',
  BRA: 'ppparr',
  UKR: 'cpppcr',
  PHL: 'cppacr',
  ROU: 'pppprr',
  MDA: 'pppprr',
  AUS: 'cpppcr',
  CAN: 'cpppcr',
  NZL: 'pppprr',
  ZAF: 'pppppp',
  SGP: 'pppprr',
  NOR: 'cpppcr',
  ESP: 'pppprr',
  JPN: 'cpppcr',
  KOR: 'pppprr',
  NLD: 'pppprr',
  SWE: 'pppprr',
  FIN: 'pppprr',
  ITA: 'cpppcr',
  KEN: 'pppprr',
  IDN: 'cpppcr',
  MEX: 'rppprr',
  CZE: 'pppprr',
  IRL: 'pppprr',
  EST: 'pppprr',
  POL: 'pppprr',
  PRT: 'pppprr',
  DNK: 'pppprr',
  AUT: 'pppprr',
  BEL: 'pppprr',
  HRV: 'pppprr',
  HUN: 'pppprr',
  GRC: 'pppprr',
  TUR: 'pppprr',
  ISR: 'pppprr',
  JOR: 'pppprr',
  LKA: 'pppprr',
  BGD: 'pppprr',
  NPL: 'cpppcc',
  PAK: 'c---cr',
  THA: 'cpppcr',
  MYS: 'cpppcr',
  GHA: 'cpppcr',
  TZA: 'pppppp',
  COL: 'cpppcr',
  AGO: 'pppppp',
  EGY: 'r---rr',
  ARG: 'c---cr',
  SVK: 'r---rr',
  TUV: '------',
}

const LETTER: Readonly<Record<Desk, string>> = {
  police: 'p',
  prosecutor: 'p',
  authority: 'a',
  portal: 'c',
  csirt: 'r',
  content: '?',
  children: '?',
  ministry: '?',
}

/** What must never be sent who is in danger, or saw votes bought. */
const NEVER: ReadonlySet<Desk> = new Set(['csirt', 'portal'])
const ALL_TOLD: readonly Told[] = WHAT.flatMap((what) =>
  WHERE.flatMap((where) => WHO.map((who) => ({ what, where, who }))),
)
const FOR_POLICE: ReadonlySet<What> = new Set(['threats', 'vote-buying'])

function entriesOf(iso3: string) {
  const all = facts.filter((fact) => fact.iso3 === iso3).map((fact) => entryOfFact(fact, NOW))
  return merged(all.filter((one) => one !== null))
}

function answersFor(iso3: string, told: Told) {
  return choose({ ...told, area: '/', language: 'en' }, entriesOf(iso3), [])
}

function kindFor(iso3: string, told: Told): string {
  const answers = answersFor(iso3, told)
  const [first] = answers
  return first === undefined || knownOf(answers) === 'none' ? '-' : LETTER[first.agency.desk]
}

test('six stories are led to the kind of agency that may act on them, in more than forty countries', () => {
  const said = Object.fromEntries(
    Object.keys(EXPECTED).map((iso3) => [
      iso3,
      STORIES.map(([, told]) => kindFor(iso3, told)).join(''),
    ]),
  )
  assert.deepEqual(said, EXPECTED)
  assert.ok(Object.values(EXPECTED).filter((kinds) => kinds[1] === 'p').length >= 40)
})

test('in every country of the United Nations an answer is likely or stated as not known, and none is called proper', () => {
  assert.ok(countries.length >= 193)
  for (const iso3 of countries) {
    const entries = entriesOf(iso3)
    for (const told of ALL_TOLD) {
      const answers = choose({ ...told, area: '/', language: 'en' }, entries, [])
      const named = `${iso3} ${JSON.stringify(told)}`
      assert.notEqual(knownOf(answers), 'proper', named)
      if (!FOR_POLICE.has(told.what)) continue
      const desks = answers.map(({ agency }) => agency.desk)
      assert.ok(!desks.some((desk) => NEVER.has(desk)), `${named}: ${desks.join()}`)
      const [first] = answers
      if (first?.isFirst !== true || first.by === 'power') continue
      assert.match(first.agency.desk, /^(?:police|prosecutor)$/, named)
    }
  }
})

test('every fact has a source that somebody can look up, and what is told by others is never sure', () => {
  for (const { iso3, name, source, confidence, actsOn } of facts) {
    const named = `${iso3} ${name}: ${source}`
    assert.doesNotMatch(source, /^(?:unverified|same page)/, named)
    assert.doesNotMatch(source, /Vietnamese.*https?:/, named)
    if (/secondary|third-party|public list|many hits/.test(source))
      assert.notEqual(confidence, 'high', named)
    if (actsOn !== undefined) assert.match(source, /https:\/\//, named)
  }
  assert.ok(!facts.some((fact) => RETIRED.has(factKey(fact))))
  assert.ok(RETIRED.has('reporting|GBR|Action Fraud'))
  assert.ok(!WHAT.some((what: string) => what === ANY))
})
