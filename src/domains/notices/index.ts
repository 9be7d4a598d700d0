// Notices about accuracy: what an outlet or an authority said and a published check shows to be false is answered by due
// process: a notice, the subject's reply, a decision, an appeal, all in public, by four different persons and by the clock.
// Nobody's speech is blocked; a restriction is only recorded, with the decision of a court or a regulator. Notice-issuers,
// notice-reviewers and appeal-members work with it, everybody reads the register. Carries out clause 1 with `claims`.
import { actionsOf } from '../../core/action.ts'
import { personLabels } from '../../core/names.ts'
import { sameSources } from '../../core/same-source.ts'
import type { Slice } from '../../core/slice.ts'
import * as clock from './actions/clock.ts'
import * as correction from './actions/correction.ts'
import * as decide from './actions/decide.ts'
import * as draft from './actions/draft.ts'
import * as hear from './actions/hear.ts'
import * as letter from './actions/letter.ts'
import * as publicly from './actions/public.ts'
import * as published from './actions/published.ts'
import * as read from './actions/read.ts'
import * as resting from './actions/resting.ts'
import * as restriction from './actions/restriction.ts'
import * as serving from './actions/serve.ts'
import * as subject from './actions/subject.ts'
import * as terms from './actions/terms.ts'
import { sections } from './day-report.ts'
import { exercise } from './exercise.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { deskPage } from './pages/desk.ts'
import { letterPage } from './pages/letter.ts'
import { noticePage } from './pages/notice.ts'
import { issuerPage, statisticsPage } from './pages/public-figures.ts'
import { publicNoticePage } from './pages/public-notice.ts'
import { registerPage } from './pages/public-register.ts'
import { restrictionsDeskPage, restrictionsPage } from './pages/restrictions.ts'
import { termsPage } from './pages/terms.ts'
import { writePage } from './pages/write.ts'
import { publicCards } from './public-card.ts'
import { publishJob } from './publish-job.ts'
import { readiness } from './readiness.ts'
import { publicationRecords } from './records-published.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

export const notices: Slice = {
  name: 'notices',
  clauses: [],
  serves: [1],
  needs: { ...needs, personLabels, sameSources },
  actions: [
    draft,
    serving,
    hear,
    correction,
    decide,
    clock,
    terms,
    restriction,
    letter,
    read,
    publicly,
    published,
    resting,
    subject,
  ].flatMap(actionsOf),
  pages: [
    registerPage,
    statisticsPage,
    restrictionsPage,
    publicNoticePage,
    issuerPage,
    deskPage,
    writePage,
    termsPage,
    restrictionsDeskPage,
    noticePage,
    letterPage,
  ],
  jobs: [...jobs, publishJob],
  problems,
  records: { ...records, ...publicationRecords },
  roles,
  waits,
  panels,
  readiness,
  day: sections,
  publicCards,
  exercise,
  feeds: [{ name: 'notices', query: publicly.noticeFeed.name }],
  files: [
    { name: 'notices.csv', type: 'text/csv; charset=utf-8', query: published.noticesCsv.name },
    { name: 'notices.json', type: 'application/json', query: published.noticesJson.name },
  ],
}
