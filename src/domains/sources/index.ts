// Sources: what this node cites. A source has what it says about itself, what two named reviewers say in words of how far it
// may be used, an open discussion and its own reply, and never a number. References are kept as CSL-JSON under codes that are
// given once, and can be cited by everybody. Librarians keep them, heads review with them. Carries out clause 6.
import { actionsOf } from '../../core/action.ts'
import type { Slice } from '../../core/slice.ts'
import * as judge from './actions/assessment.ts'
import * as end from './actions/end.ts'
import { agreeEnd, endingAsked, refuseEnd } from './actions/ending.ts'
import * as item from './actions/item.ts'
import * as keeping from './actions/keeping.ts'
import * as known from './actions/known.ts'
import * as publicly from './actions/public.ts'
import * as remove from './actions/remove.ts'
import * as read from './actions/read.ts'
import * as copies from './actions/snapshot.ts'
import * as standing from './actions/standing.ts'
import * as source from './actions/source.ts'
import { exercise } from './exercise.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { deskPage } from './pages/desk.ts'
import { deskThingPage } from './pages/desk-thing.ts'
import { SOURCES } from './pages/look.ts'
import { permanentPage, sourcesPage, thingPage } from './pages/public.ts'
import { importPage, newItemPage, newSourcePage } from './pages/write.ts'
import { publicCards } from './public-card.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { clauseTexts } from './texts/clause.ts'
import { waits } from './waits.ts'

export const sources: Slice = {
  name: 'sources',
  clauses: [
    {
      number: 6,
      text: clauseTexts.c6,
      pages: [SOURCES, '/console/sources'],
      counted: [records['citedsource.added'], records['citation.added'], records['citation.kept']],
      figure: clauseTexts.figure,
    },
  ],
  needs,
  actions: [
    { agreeEnd, refuseEnd, endingAsked },
    source,
    item,
    judge,
    end,
    read,
    publicly,
    copies,
    remove,
    standing,
    keeping,
    known,
  ].flatMap(actionsOf),
  pages: [
    sourcesPage,
    thingPage,
    permanentPage,
    deskPage,
    newSourcePage,
    newItemPage,
    importPage,
    deskThingPage,
  ],
  jobs,
  problems,
  records,
  roles,
  waits,
  search,
  publicCards,
  exercise,
}
