// `scrutineer doctor`: looks at the machine, the settings and the way that people take to the node, and says in plain
// words what is wrong and how to mend it. Changes nothing, and sends nothing but the mail that a person asked for. Each
// file looks at one thing; what it saw is judged by a pure function.
import type { Config } from '../../core/config.ts'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { lookAtAddress } from './address.ts'
import { lookAtCertificate } from './certificate.ts'
import { lookAtClock } from './clock.ts'
import { lookAtDisk } from './disk.ts'
import { lookAtPort, lookAtProxy, lookAtWebSocket } from './door.ts'
import { lookAtFiles, lookAtMemory } from './machine.ts'
import { lookAtMail } from './mail.ts'
import { admitPatient, type Patient, type PatientOptions } from './patient.ts'
import { lookAtPermissions } from './permissions.ts'
import { judgeNode, judgeZone } from './runtime.ts'
import { lookAtStore } from './store.ts'

type Look = (patient: Patient) => Promise<Diagnosis[]>

/** In the order in which a person would look: what everything stands on comes first. */
const LOOKS: readonly (readonly [check: string, look: Look])[] = [
  ['node', async () => [judgeNode(process.versions.node)]],
  ['clock', lookAtClock],
  ['zone', async ({ config }) => [judgeZone(config.zone)]],
  ['memory', lookAtMemory],
  ['files', lookAtFiles],
  ['disk', lookAtDisk],
  ['permissions', lookAtPermissions],
  ['database', lookAtStore],
  ['ports', lookAtPort],
  ['dns', lookAtAddress],
  ['certificate', lookAtCertificate],
  ['proxy', lookAtProxy],
  ['websocket', lookAtWebSocket],
  ['mail', lookAtMail],
]

/** Looks at everything, all at once, and gives the diagnoses in a fixed order. A look that fails is itself told. */
export async function examine(config: Config, options: PatientOptions): Promise<Diagnosis[]> {
  const patient = await admitPatient(config, options)
  const found = LOOKS.map(async ([check, look]) => {
    try {
      return await look(patient)
    } catch (error) {
      return [diagnosesOf(check).unseen(`This could not be looked at: ${String(error)}`)]
    }
  })
  return (await Promise.all(found)).flat()
}
