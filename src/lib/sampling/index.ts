export { allocate, areaAt, draw, type Drawn, type FrameUnit, LEAST, type Stratum } from './draw.ts'
export { differInSize } from './missing.ts'
export { estimateRatio, type RatioEstimate, type Reported } from './ratio.ts'
