import type { Limiter } from './limiter.ts'

/**
 * The queue before one limit: requests to one action of one service in one account and region go
 * out in the order in which they came, when the limiter lets them.
 */
export interface Lane {
  readonly name: string
  /** Resolves when the request may go. Rejects with the signal's reason when it is aborted first. */
  enter(signal: AbortSignal): Promise<void>
  /** To be called after each request, whatever became of it: somebody may be waiting for it. */
  leave(): void
  readonly limiter: Limiter
  /** Milliseconds that requests have spent waiting here, over all. */
  waitedMs(): number
  waiting(): number
}

interface Waiter {
  readonly since: number
  readonly go: () => void
}

export function createLane(name: string, limiter: Limiter): Lane {
  const queue: Waiter[] = []
  let timer: NodeJS.Timeout | undefined
  let waited = 0

  function pump(): void {
    clearTimeout(timer)
    timer = undefined
    while (queue.length > 0) {
      const wait = limiter.wait()
      if (wait === null) return
      if (wait > 0) {
        timer = setTimeout(pump, Math.ceil(wait))
        return
      }
      const waiter = queue.shift()
      if (!waiter) return
      waited += performance.now() - waiter.since
      limiter.sent()
      waiter.go()
    }
  }

  return {
    name,
    limiter,

    enter(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const waiter: Waiter = {
          since: performance.now(),
          go: () => {
            signal.removeEventListener('abort', abandon)
            resolve()
          },
        }
        function abandon() {
          const at = queue.indexOf(waiter)
          if (at >= 0) queue.splice(at, 1)
          waited += performance.now() - waiter.since
          reject(signal.reason)
        }
        signal.addEventListener('abort', abandon, { once: true })
        queue.push(waiter)
        pump()
      })
    },

    leave: pump,
    waitedMs: () => waited,
    waiting: () => queue.length,
  }
}
