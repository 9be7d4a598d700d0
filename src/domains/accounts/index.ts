// Accounts: who people are, what they may do where, and how they, the stations' devices and other machines prove it.
// A person joins by a one-time link, signs in by passkey and holds roles in areas; a device is enrolled for one
// station by a code or a QR link; a token speaks for a machine. Every clause needs it; administrators, alert officers
// and the doors use it. `roles.ts` names the roles of an office; what each may do, the slices bring.
import { actionsOf } from '../../core/action.ts'
import { areaChoices, areaNames } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as device from './actions/device.ts'
import * as identity from './actions/identity.ts'
import * as joining from './actions/joining.ts'
import * as office from './actions/office.ts'
import * as people from './actions/people.ts'
import * as self from './actions/self.ts'
import * as signing from './actions/signing.ts'
import { audiencePage, stationPlace, stationPlaces } from './needs.ts'
import { devicesPage } from './pages/devices.ts'
import { enrolPage, joinPage, signInPage } from './pages/entrance.ts'
import { mePage } from './pages/me.ts'
import { officePage } from './pages/office.ts'
import { peoplePage } from './pages/people.ts'
import { rolesPage } from './pages/roles.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'

export { records as accountsRecords } from './records.ts'
export const { firstLink, finishJoin, invite } = joining
export const { identify, identifyDevices, MAX_IDENTIFIED, MAX_TOUCHED, touch, createToken } =
  identity

export const accounts: Slice = {
  name: 'accounts',
  clauses: [],
  needs: { stationPlace, stationPlaces, areaChoices, areaNames, audiencePage },
  actions: [joining, office, signing, self, people, device, identity].flatMap(actionsOf),
  pages: [signInPage, joinPage, enrolPage, mePage, peoplePage, officePage, devicesPage, rolesPage],
  jobs: [],
  problems,
  records,
  roles,
  panels,
  search,
}
