export { allocate, areaAt, draw, type FrameUnit, LEAST, type Stratum } from './draw.ts'
export { estimateRatio, type RatioEstimate, type Reported } from './ratio.ts'
