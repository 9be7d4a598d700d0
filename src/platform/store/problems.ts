import { Problem } from '../../core/problem.ts'

/** More commands wait than the queue holds, or the database stayed contended for all tries. */
export function busy(cause?: unknown): Problem {
  return new Problem('store.busy', 503, 'The node has too much to do; try again in a moment.', {
    cause,
  })
}

/** The disk is full or cannot be written; nothing of the command was kept. */
export function full(cause: unknown): Problem {
  return new Problem(
    'store.full',
    507,
    'The disk is full or cannot be written; nothing was kept.',
    {
      cause,
    },
  )
}

/** The connection was lost while committing, so nobody here knows whether the command took effect. */
export function unknownOutcome(cause: unknown): Problem {
  return new Problem(
    'store.unknown_outcome',
    500,
    'The connection to the database was lost at the last moment; look whether it was done before trying again.',
    { cause },
  )
}

/** The database cannot be reached; nothing of the command was kept. */
export function unavailable(cause?: unknown): Problem {
  return new Problem(
    'store.unavailable',
    503,
    'The database cannot be reached; nothing was kept.',
    {
      cause,
    },
  )
}

/** The store is shutting down. */
export function closed(): Problem {
  return new Problem('store.closed', 503, 'The node is shutting down.')
}
