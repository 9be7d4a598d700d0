import { killRoundsTests } from '../support/kill-rounds.ts'

killRoundsTests({ rounds: { sqlite: 100, postgres: 100 }, most: 90, isWhole: true })
