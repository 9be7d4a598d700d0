// What one slice keeps from readers of another one: a case its evidence, and an incident from a colleague who may be behind it.
// A slice brings a `Shuts`; whoever shows such things asks here, and where no slice brings one everything is open.
import { z } from 'zod'
import { need, type QueryContext } from './action.ts'
import { portions } from './portions.ts'
import type { Shuts } from './shuts.ts'

const keptEvidence = z.object({
  kept: z.array(z.object({ incident: z.string(), code: z.string() })),
})
const keptSubjects = z.object({
  kept: z.array(z.object({ subject: z.string(), code: z.string() })),
})
const keptIncidents = z.object({ incidents: z.array(z.string()) })
const keptMerge = z.object({ isKept: z.boolean() })

type Asker = Pick<QueryContext, 'ask' | 'node'>

/** The queries that slices of this house bring for one kind of thing. */
function brought({ node }: Asker, kind: keyof Shuts): readonly `${string}.${string}`[] {
  return node.shuts.flatMap((one) => one[kind] ?? [])
}

/** Of these incidents those whose evidence is kept from the caller, with the code of what keeps it. */
export async function shutEvidence(
  ctx: Asker,
  incidents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const name of brought(ctx, 'evidence'))
    for (const some of portions([...new Set(incidents)])) {
      const { kept } = await ctx.ask(need<{ incidents: readonly string[] }>()(name, keptEvidence), {
        incidents: some,
      })
      for (const { incident, code } of kept) found.set(incident, code)
    }
  return found
}

/** Of these things those that the caller sees by their code alone, with that code. */
export async function shutSubjects(
  ctx: Asker,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const name of brought(ctx, 'subjects'))
    for (const some of portions([...new Set(subjects)])) {
      const { kept } = await ctx.ask(need<{ subjects: readonly string[] }>()(name, keptSubjects), {
        subjects: some,
      })
      for (const { subject, code } of kept) found.set(subject, code)
    }
  return found
}

/** Incidents that are not there for the caller. */
export async function shutIncidents(ctx: Asker): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of brought(ctx, 'incidents')) {
    const { incidents } = await ctx.ask(need<Record<never, never>>()(name, keptIncidents), {})
    found.push(...incidents)
  }
  return found
}

/** Rows of things that are of incidents, without those that are not there for the caller. */
export async function notShut<Row>(
  ctx: Asker,
  rows: readonly Row[],
  incidentOf: (row: Row) => string,
): Promise<Row[]> {
  if (rows.length === 0) return []
  const shut = new Set(await shutIncidents(ctx))
  return rows.filter((row) => !shut.has(incidentOf(row)))
}

/** Whether an incident that becomes a part of another one would show what is kept from the caller. */
export async function isMergeShut(
  ctx: Asker,
  merged: { readonly incident: string; readonly into: string },
): Promise<boolean> {
  for (const name of brought(ctx, 'merges')) {
    const { isKept } = await ctx.ask(need<typeof merged>()(name, keptMerge), merged)
    if (isKept) return true
  }
  return false
}
