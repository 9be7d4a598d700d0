// Workflows are made of handlers, one for each type of record, so that a handler reads the body of that type and no other.
import type { Permission } from './permission.ts'
import { type BodyOf, type RecordOf, recordOf, type RecordType } from './record.ts'
import type { Workflow, WorkflowContext } from './slice.ts'

/** What a workflow does at one type of record. */
export interface Handler {
  readonly on: string
  readonly handle: Workflow['handle']
}

/** At each record of these types: `when(records['finding.opened'], async (ctx, { subject, body }) => …)`. */
export function when<R extends RecordType>(
  types: R | readonly R[],
  run: (ctx: WorkflowContext, record: RecordOf<BodyOf<R>>) => Promise<void>,
): readonly Handler[] {
  const all = 'type' in types ? [types] : types
  return all.map((type) => ({
    on: type.type,
    handle: (ctx, record) => run(ctx, recordOf(record, type) as RecordOf<BodyOf<R>>),
  }))
}

/** A join between slices made of handlers. Throws Error when two of them take the same type. */
export function workflow(parts: {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly goesAhead?: true
  readonly handlers: readonly (readonly Handler[])[]
}): Workflow {
  const handlers = parts.handlers.flat()
  const byType = new Map(handlers.map((handler) => [handler.on, handler]))
  if (byType.size < handlers.length) {
    throw new Error(`the workflow ${parts.name} takes a record type twice: join the two handlers`)
  }
  return {
    name: parts.name,
    permissions: parts.permissions,
    on: [...byType.keys()],
    goesAhead: parts.goesAhead,
    handle: async (ctx, record) => byType.get(record.type)?.handle(ctx, record),
  }
}
