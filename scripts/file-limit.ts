// Loaded into every process of test files: ends it when it is still there after the limit, and says what kept it.
// Node's own --test-timeout ends tests, but not a process that an open socket or timer keeps alive.

const limitMs = Number(process.env['SCRUTINEER_TEST_FILE_LIMIT_MS'] ?? 120_000)

setTimeout(() => {
  const kept = process.getActiveResourcesInfo().join(', ')
  process.stderr.write(`This file did not end within ${limitMs / 1000} s; still open: ${kept}\n`)
  process.exit(1)
}, limitMs).unref()
