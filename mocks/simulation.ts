/**
 * A whole simulation: clouds over their estates, with physics and faults, and a window through which
 * another process sees what has happened in it.
 *
 * @module
 */

import { type Cloud, combine, type SimulatedCloud } from './cloud.ts'
import { type FaultRule, withFaults } from './faults.ts'
import {
  type Bound,
  createPhysics,
  type Physics,
  type PhysicsOptions,
  type Tally,
} from './physics.ts'

export interface SimulationOptions {
  readonly clouds: readonly SimulatedCloud[]
  /** Null: answers at once and without limits. */
  readonly physics?: PhysicsOptions | null
  readonly faults?: readonly FaultRule[]
  readonly seed?: string
}

export interface SimulationReport {
  readonly calls: number
  readonly throttled: number
  readonly bound: Bound
  /** By call id. */
  readonly tallies: Readonly<Record<string, Tally>>
}

export interface Simulation {
  readonly cloud: Cloud
  report(): SimulationReport
}

/** `GET` tells the report as JSON; `DELETE` starts the count, and the buckets, anew. */
export const WINDOW = '/.simulation'

export function createSimulation(options: SimulationOptions): Simulation {
  const { clouds, physics = {}, faults = [], seed = 'ajar' } = options
  const settings: PhysicsOptions =
    physics === null ? { limits: [], latency: null, seed } : { seed, ...physics }
  let running = start()

  function start(): { readonly physics: Physics; readonly cloud: Cloud } {
    const started = createPhysics(settings)
    const layered = clouds.map((cloud) => started.over(withFaults(cloud, faults, seed)))
    return { physics: started, cloud: combine(...layered) }
  }

  function report(): SimulationReport {
    const tallies = running.physics.tallies()
    const sum = (count: (tally: Tally) => number) =>
      Array.from(tallies.values()).reduce((total, tally) => total + count(tally), 0)
    return {
      calls: sum(({ answered, throttled }) => answered + throttled),
      throttled: sum(({ throttled }) => throttled),
      bound: running.physics.bound(),
      tallies: Object.fromEntries(tallies),
    }
  }

  return {
    report,
    cloud: async (request) => {
      if (new URL(request.url).pathname !== WINDOW) return running.cloud(request)
      if (request.method === 'DELETE') running = start()
      return Response.json(report())
    },
  }
}
