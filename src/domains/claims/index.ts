// Claims about the election and the checks of their words: taken in, put together with what repeats them, judged, checked by
// one person and published by another with a copy of what it rests on, every version and every correction. Everybody pastes
// what he read at /check and sees similar checks, also those of others, never that something is true because nothing is known;
// whoever a check is about is answered by a third person. Fact-checkers write, fact-approvers publish. Carries out
// clause 1 with notices to outlets.
import { actionsOf } from '../../core/action.ts'
import type { Slice } from '../../core/slice.ts'
import * as alike from './actions/alike.ts'
import * as check from './actions/check.ts'
import * as claim from './actions/claim.ts'
import * as handed from './actions/hand-in.ts'
import * as indexing from './actions/index-old.ts'
import * as objection from './actions/objection.ts'
import * as official from './actions/official.ts'
import * as others from './actions/others.ts'
import * as publicly from './actions/public.ts'
import * as readAlike from './actions/read-alike.ts'
import * as read from './actions/read.ts'
import * as resting from './actions/resting.ts'
import * as waiting from './actions/waiting.ts'
import { exercise } from './exercise.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { changesPage } from './pages/changes.ts'
import { deskClaimPage } from './pages/desk-claim.ts'
import { deskPage, newClaimPage } from './pages/desk.ts'
import { objectionPage } from './pages/objection.ts'
import { officialPage } from './pages/official.ts'
import { othersPage } from './pages/others.ts'
import { checkPage, claimPage, claimsPage } from './pages/public.ts'
import { publicCards } from './public-card.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { clauseTexts } from './texts/clause.ts'
import { waits } from './waits.ts'

export const { handIn } = handed
export { records as claimRecords } from './records.ts'

export const claims: Slice = {
  name: 'claims',
  clauses: [
    {
      number: 1,
      text: clauseTexts.c1,
      pages: ['/notices', '/check', '/claims'],
      counted: [records['factcheck.published']],
      figure: clauseTexts.figure,
    },
  ],
  needs,
  actions: [
    claim,
    alike,
    handed,
    indexing,
    check,
    read,
    readAlike,
    objection,
    official,
    others,
    publicly,
    resting,
    waiting,
  ].flatMap(actionsOf),
  pages: [
    checkPage,
    claimsPage,
    claimPage,
    changesPage,
    objectionPage,
    deskPage,
    newClaimPage,
    officialPage,
    othersPage,
    deskClaimPage,
  ],
  jobs,
  problems,
  records,
  roles,
  waits,
  search,
  publicCards,
  files: [{ name: 'claims.json', type: 'application/ld+json', query: publicly.feed.name }],
  exercise,
}
