import { killRounds } from '../support/kill-rounds.ts'

killRounds({ rounds: { sqlite: 100, postgres: 100 }, most: 90, isWhole: true })
