import type { Page } from '../../../core/slice.ts'
import { alertPage } from './alert-board.ts'
import { checkPage, releasePage } from './alert-check.ts'
import { editAlertPage, newAlertPage, updatePage } from './alert-form.ts'
import { alertListPage } from './alert-list.ts'
import { answerPage } from './answer.ts'
import { contactsPage, stationNotifyPage } from './contacts.ts'
import { againPage, callsPage } from './calls.ts'
import { cardPage, cardsPage } from './card.ts'
import { newOrderPage, ordersPage } from './orders.ts'
import { problemPage } from './station-problem.ts'
import { problemsPage } from './station-problems.ts'
import { publicAlertPage, publicListPage } from './public.ts'
import { unprovenPage, messagesPage, planPage } from './reach.ts'
import { routesPage } from './routes.ts'
import { saidPage } from './said.ts'
import { newSymptomPage, symptomPage, symptomsPage } from './symptoms.ts'

/** Every page of the slice; `new` stands before the page of one alert, whose address would swallow it. */
export const pages: readonly Page[] = [
  alertListPage,
  newAlertPage,
  alertPage,
  editAlertPage,
  checkPage,
  releasePage,
  updatePage,
  callsPage,
  againPage,
  problemsPage,
  problemPage,
  saidPage,
  unprovenPage,
  cardsPage,
  cardPage,
  symptomsPage,
  newSymptomPage,
  symptomPage,
  planPage,
  messagesPage,
  routesPage,
  ordersPage,
  newOrderPage,
  answerPage,
  contactsPage,
  stationNotifyPage,
  publicListPage,
  publicAlertPage,
]
