// Poll watching: groups of observers, who is accredited and why not, what observers send by short message, what it amounts
// to station by station, and the voting issues that come of it, each with the authority's answer and a public clock.
// Accreditors decide on groups; observation managers look after one each; issue officers answer. Tells clause 17,
// for which attacks are explained besides, and a line of the preamble. No voter, vote or ballot enters.
import { actionsOf } from '../../core/action.ts'
import { contactsNeed } from '../../core/contacts.ts'
import { handedClaims } from '../../core/handed-claim.ts'
import { areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { CONTENT_TYPE as GEOJSON } from '../../lib/geojson/index.ts'
import * as answering from './actions/answers.ts'
import * as applying from './actions/application.ts'
import * as clerking from './actions/clerk.ts'
import * as observerFiling from './actions/observer-file.ts'
import * as broadcasting from './actions/broadcast.ts'
import * as counting from './actions/desk-count.ts'
import * as desk from './actions/desk.ts'
import * as enrolling from './actions/enrol.ts'
import * as chasing from './actions/chase.ts'
import * as forming from './actions/form.ts'
import * as sampling from './actions/sample.ts'
import * as group from './actions/group.ts'
import * as hearing from './actions/hear.ts'
import * as issue from './actions/issue.ts'
import * as reading from './actions/issue-read.ts'
import * as messaging from './actions/message.ts'
import * as looking from './actions/look.ts'
import * as observer from './actions/observer.ts'
import * as phone from './actions/phone.ts'
import * as photo from './actions/photo.ts'
import * as photoDesk from './actions/photo-desk.ts'
import * as placing from './actions/place.ts'
import * as playing from './actions/play.ts'
import * as press from './actions/press.ts'
import * as publicly from './actions/public.ts'
import * as published from './actions/published.ts'
import * as telling from './actions/told-in-timeline.ts'
import { sections } from './day-report.ts'
import { exercise } from './exercise.ts'
import { isForm, mayBeObserver } from './forms.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { answersPage } from './pages/answers.ts'
import { issueAreaPage } from './pages/area.ts'
import { callsPage } from './pages/calls.ts'
import { calledPage } from './pages/called.ts'
import { deskPage } from './pages/desk.ts'
import { entryPage } from './pages/entry.ts'
import { formPage } from './pages/form.ts'
import { formsPage } from './pages/forms.ts'
import { groupPage, groupsPage } from './pages/groups.ts'
import { issuePage, issuesPage } from './pages/issues.ts'
import { messagesPage } from './pages/messages.ts'
import { broadcastPage } from './pages/broadcast.ts'
import { observerRowsPage } from './pages/observer-rows.ts'
import { observersPage } from './pages/observers.ts'
import { placesPage } from './pages/places.ts'
import { bulletinPage, pressPage } from './pages/press.ts'
import { publicIssuePage, publicIssuesPage } from './pages/public-issues.ts'
import { applicationPage, registerPage } from './pages/register.ts'
import { watchEnrolPage } from './pages/watch-enrol.ts'
import { watchFormPage } from './pages/watch-form.ts'
import { watchPage } from './pages/watch.ts'
import { publicCards } from './public-card.ts'
import { installed } from './pages/watch.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { clauseTexts } from './texts/clause.ts'
import { waits } from './waits.ts'
import { tagsOf } from '../../core/tags.ts'
import { valueTexts } from './texts/values.ts'

export { records as pollwatchRecords } from './records.ts'
export { alertTexts } from './texts/alert.ts'
export { valueTexts as categoryTexts } from './texts/values.ts'
/** Under what categories of observations and issues stand in timelines. */
export const WATCH = 'watch'
export const { toldEntries, toldIssue } = telling

export const { askLook, namedHosts, refuseLook } = looking
export const { noteKept, offeredPhoto } = photoDesk
export { photoTexts } from './texts/photo.ts'

export const pollwatch: Slice = {
  name: 'pollwatch',
  tags: tagsOf(WATCH, valueTexts),
  clauses: [
    {
      number: 17,
      text: clauseTexts.c17,
      pages: ['/issues', '/attacks', '/observers'],
      counted: [records['issue.opened']],
      figure: clauseTexts.figure,
    },
  ],
  needs: { ...needs, areaNames, contactsNeed, handedClaims, personLabels },
  actions: [
    applying,
    group,
    observer,
    enrolling,
    hearing,
    messaging,
    broadcasting,
    phone,
    photo,
    photoDesk,
    desk,
    counting,
    answering,
    clerking,
    observerFiling,
    placing,
    forming,
    sampling,
    chasing,
    looking,
    issue,
    reading,
    publicly,
    press,
    published,
    telling,
    playing,
  ].flatMap(actionsOf),
  pages: [
    publicIssuesPage,
    publicIssuePage,
    issueAreaPage,
    pressPage,
    bulletinPage,
    registerPage,
    applicationPage,
    deskPage,
    entryPage,
    callsPage,
    calledPage,
    messagesPage,
    observersPage,
    observerRowsPage,
    broadcastPage,
    placesPage,
    answersPage,
    formsPage,
    formPage,
    issuesPage,
    issuePage,
    groupsPage,
    groupPage,
    watchPage,
    watchEnrolPage,
    watchFormPage,
  ],
  jobs,
  installed,
  problems,
  records,
  roles,
  waits,
  search,
  day: sections,
  publicCards,
  feeds: [{ name: 'issues', query: publicly.issueFeed.name }],
  files: [
    { name: 'issues.csv', type: 'text/csv; charset=utf-8', query: published.issuesCsv.name },
    { name: 'issues.geojson', type: GEOJSON, query: published.issuesGeoJson.name },
  ],
  sms: {
    takes: isForm,
    hears: mayBeObserver,
    action: hearing.hearSms.name,
    permission: 'pollwatch:hear-sms',
  },
  exercise,
}

export { identifyPhone } from './actions/enrol.ts'
