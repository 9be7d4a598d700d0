// Words of a case that can be erased: of each kind the rows that hold them, and what is left of those. A test walks every
// column of the slice that holds words and asks for its kind here.
import { erasableIn, type Kind } from '../../core/erasable.ts'
import type { Tx } from '../../core/port.ts'
import * as attribution from './schema/attribution.ts'
import type { ErasableKind } from './schema/erasure.ts'
import { MAX_CHARGES } from './schema/justice.ts'
import * as request from './schema/request.ts'
import * as analysis from './store/analysis.ts'
import { bundles } from './store/bundle.ts'
import * as store from './store/case.ts'
import { erasures } from './store/erasure.ts'
import { referrals } from './store/exhibit.ts'
import * as justice from './store/justice.ts'
import { observations } from './store/observation.ts'
import * as requests from './store/request.ts'

const kind = erasableIn('case')

/** Rows that are looked through where words stand in one column or another: what a case has of charges. */
const scatteredOver: number = MAX_CHARGES

/** Characters of an id, behind which the second part of a key begins. */
const ID_LENGTH = 36
const STEP = /^\d{1,2}$/

/** Rows of a table that name a row of another one of the case. */
const requestsOf = async (tx: Tx, of: string) => {
  const how = { limit: request.MAX_REQUESTS, as: request.requestRow.pick({ id: true }) } as const
  return { request: (await requests.requests.many(tx, { case: of }, how)).map(({ id }) => id) }
}
const attributionsOf = async (tx: Tx, of: string) => {
  const as = attribution.attributionRow.pick({ id: true })
  const how = { limit: attribution.MAX_ATTRIBUTIONS, as } as const
  const rows = await analysis.attributions.many(tx, { case: of }, how)
  return { attribution: rows.map(({ id }) => id) }
}

/** Teams were compared when it was signed; what was signed stays as its hash. */
const withoutTeams = (one: attribution.AttributionRow['proposed']) => one && { ...one, teams: [] }

export const KINDS: Readonly<Record<ErasableKind, Kind>> = {
  title: kind(store.cases, {
    texts: ['title', 'titleSalt', 'words'],
    read: (row) => [row.title],
    within: async (_, of) => ({ id: of }),
  }),
  reason: kind(store.reasons, { texts: ['reason', 'salt'] }),
  waiver: kind(store.steps, {
    texts: ['reason', 'reasonSalt'],
    order: ['step'],
    subjectOf: ({ step }) => String(step),
    at: (subjects) => ({ step: subjects.filter((one) => STEP.test(one)).map(Number) }),
  }),
  opening: kind(store.files, { texts: ['reason', 'reasonSalt'] }),
  // Teams of those who still have a seat are compared.
  seat: kind(store.seats, {
    texts: ['organisation', 'team', 'salt'],
    within: async (_, of) => ({ case: of, endedAt: { not: null } }),
  }),
  observation: kind(observations, { texts: ['value', 'place', 'salt', 'reason', 'reasonSalt'] }),
  referral: kind(referrals, {
    texts: ['action', 'actionSalt'],
    order: ['case'],
    subjectOf: (row) => row.case,
    at: (subjects) => ({ case: subjects }),
  }),
  pivot: kind(analysis.pivots, {
    texts: ['origin', 'originSalt', 'target', 'targetSalt', 'lookedUp', 'lookedUpSalt'],
  }),
  source: kind(analysis.sources, { texts: ['name', 'nameSalt'] }),
  hypothesis: kind(analysis.hypotheses, { texts: ['name', 'nameSalt'] }),
  indication: kind(analysis.indications, { texts: ['text', 'textSalt'] }),
  attribution: kind(analysis.attributions, {
    texts: ['subject', 'subjectSalt', 'note', 'noteSalt', 'basis', 'basisSalt'],
    more: ['proposed', 'decided'],
    left: ({ proposed, decided }) => ({
      proposed: withoutTeams(proposed),
      decided: withoutTeams(decided),
    }),
  }),
  ending: kind(analysis.attributions, { texts: ['reason', 'reasonSalt'] }),
  opinion: kind(analysis.opinions, {
    texts: ['words', 'wordsSalt'],
    within: attributionsOf,
    alike: attribution.MAX_OPINIONS,
    order: ['-at', 'person'],
    subjectOf: (row) => `${row.attribution} ${row.person}`,
    at: (subjects) => ({
      attribution: subjects.map((one) => one.slice(0, ID_LENGTH)),
      person: subjects.map((one) => one.slice(ID_LENGTH + 1)),
    }),
  }),
  request: kind(requests.requests, {
    texts: ['document'],
    scatteredOver,
    read: ({ form: { kind: _kind, ...said }, treaty }) => [
      ...Object.values(said),
      treaty?.officerSource,
    ],
    more: ['form', 'treaty'],
    left: ({ form, treaty }) => ({
      form: { kind: form.kind },
      treaty: treaty && { ...treaty, officerSource: treaty.officerSource === null ? null : '' },
    }),
  }),
  receipt: kind(requests.requests, { texts: ['receipt'] }),
  move: kind(requests.moves, { texts: ['note', 'noteSalt'], within: requestsOf }),
  // Charges against him and sentences name him, too.
  suspect: kind(justice.suspects, {
    texts: ['name', 'nameSalt', 'about', 'aboutSalt', 'basis', 'basisSalt'],
    scatteredOver,
    read: (row) => [row.name, row.about],
    more: ['erasedAt'],
    left: (_, erasedAt) => ({ erasedAt }),
    also: justice.forgetCharges,
  }),
  charge: kind(justice.charges, {
    texts: ['national', 'nationalSalt', 'facts', 'factsSalt'],
    scatteredOver,
  }),
  outcome: kind(justice.outcomes, { texts: ['sentence', 'sentenceSalt'] }),
  hearing: kind(justice.hearings, { texts: ['court', 'courtSalt'] }),
  result: kind(justice.hearings, { texts: ['result', 'resultSalt'] }),
  closing: kind(justice.closings, {
    texts: ['reason', 'reasonSalt'],
    order: ['case'],
    subjectOf: (row) => row.case,
    at: (subjects) => ({ case: subjects }),
  }),
  rerating: kind(justice.reratings, { texts: ['note', 'noteSalt'] }),
  // What an erasure is done for stands until it is done.
  basis: kind(erasures, {
    texts: ['basis', 'basisSalt'],
    within: async (_, of) => ({ case: of, doneAt: { not: null } }),
  }),
}

/** What a case adds to a bundle and nobody has handed on yet: it goes with whatever of the case is erased. */
export const GOES_ALONG = bundles
