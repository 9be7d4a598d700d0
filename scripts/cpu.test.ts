import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { browserCpuSeconds, cpuSecondsHere, keepBrowserCpu } from './cpu.ts'

/** Computes until it has taken a while of CPU, says so, and waits; its process is named as those of browsers are. */
const PAGE = 'i=0; while [ $i -lt 120000 ]; do i=$((i+1)); done; echo $$; read line'
/** Starts that and does not see it end. */
const BROWSER = 'exec 3<&0; sh -c "$0" --type=page <&3 & wait'

test('what a browser leaves behind is counted, and counted once', {
  skip: process.platform !== 'linux' && 'only Linux tells',
}, async () => {
  const before = cpuSecondsHere()
  const browser = spawn('sh', ['-c', BROWSER, PAGE], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [said] = (await once(browser.stdout, 'data')) as [Buffer]
  const running = cpuSecondsHere()
  assert.ok(running > before, 'while it runs')
  const keptBefore = browserCpuSeconds()
  keepBrowserCpu(browser.pid)
  const kept = browserCpuSeconds() - keptBefore
  assert.ok(kept > 0)
  assert.ok(cpuSecondsHere() - running < kept, 'once')
  browser.kill('SIGKILL')
  await once(browser, 'exit')
  process.kill(Number(String(said)), 'SIGKILL')
  assert.ok(cpuSecondsHere() >= running, 'and after its end')
})
