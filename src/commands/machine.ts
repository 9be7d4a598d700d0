// What the command line stands on: the running node through its socket, or the store itself when none runs. Each command
// loads what it needs, so that help comes at once and a node that serves holds nothing of the others.
import type { Machine } from '../cli/machine.ts'
import { readConfig } from '../core/config.ts'
import { oneLine } from '../core/one-line.ts'
import { stepBack } from '../platform/backup/step-back.ts'

/** The machine under the process's environment, which says lines there. Settings are read when a command needs them. */
export function thisMachine({
  out: print = printer(process.stdout),
  err: complain = printer(process.stderr),
}: Partial<Pick<Machine, 'out' | 'err'>> = {}): Machine {
  const out = (line: string) => print(oneLine(line))
  const err = (line: string) => complain(oneLine(line))
  const config = () => readConfig(process.env)
  const keeping = {
    upkeep: () => import('../keeping/upkeep.ts'),
    restore: () => import('../keeping/restore.ts'),
  }
  return {
    out,
    err,
    origin: async () =>
      (await (await import('../keeping/own-address.ts')).atOwnAddress(config())).origin,
    serve: async () => (await import('./serve.ts')).serve(config(), out),
    look: async (target) => (await import('./look.ts')).look(target),
    call: async (realm, action, input) =>
      (await import('./line.ts')).askOnce(config(), { realm, action, input }),
    actions: async () => (await import('./actions.ts')).allActions(),
    verify: async () => (await import('./verify.ts')).verify(config()),
    verifyProof: async (order) => (await import('./verify-proof.ts')).verifyProof(order),
    writeVerifier: async (file) => (await import('./verify-bundle.ts')).writeVerifier(file),
    verifyBundle: async (order) => (await import('./verify-bundle.ts')).verifyBundle(order),
    async *match(order) {
      yield* (await import('./match.ts')).matchFiles(order)
    },
    doctor: async (order) => (await import('../keeping/doctor.ts')).consult(process.env, order),
    importStations: async (path, options) =>
      (await import('./import-stations.ts')).importStations(config(), path, {
        ...options,
        out,
        err,
      }),
    importFacts: async (path) =>
      (await import('./import-facts.ts')).importFacts(config(), path, out),
    importForm: async (path) => (await import('./import-form.ts')).importForm(config(), path, out),
    importClaims: async (path, publisher) =>
      (await import('./import-claims.ts')).importClaims(config(), path, { publisher, out }),
    importEvidence: async (path, order) =>
      (await import('./import-evidence.ts')).importEvidence(config(), path, order, { out, err }),
    carryWords: async (order) => (await import('./words.ts')).carryWords(config(), order, out),
    writeMirror: async (folder) => (await import('./mirror.ts')).writeMirror(config(), folder),
    verifyMirror: async (order) => (await import('../keeping/mirror-check.ts')).checkMirror(order),
    lookOut: async (order) => (await import('../keeping/lookout.ts')).lookOut(config(), order, out),
    stepBack,
    backUp: async (order) => (await keeping.upkeep()).backUp(config(), order, err),
    upgrade: async (options) => (await keeping.upkeep()).upgrade(config(), options, err),
    makeAgeKey: async (file) => (await keeping.upkeep()).makeAgeKey(file),
    restore: async (order) => (await keeping.restore()).restoreNode(config(), order, err),
    drill: async (order) => (await keeping.restore()).drill(config(), order, err),
    nameBreak: async (order) => (await keeping.restore()).nameBreak(config(), order),
    measureHere: async (seconds) =>
      (await import('../keeping/bench-here.ts')).measureHere(config(), seconds),
    tour: async () => (await import('../conductor/tour.ts')).tour(out),
  }
}

/** How a stream says that nobody reads it any more: a closed pipe, a terminal that went away. */
const READER_GONE = ['EPIPE', 'EIO']

/** Prints lines until the reader is gone. What runs goes on: a command does its work, and a node serves. */
function printer(stream: NodeJS.WriteStream): (line: string) => void {
  let isRead = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!READER_GONE.includes(error.code ?? '')) throw error
    isRead = false
  })
  return (line) => void (isRead && stream.write(`${line}\n`))
}
