/**
 * How much work a question may still cost. Questions about patterns are PSPACE-complete in general,
 * so every search pays for its steps and gives up, saying so, when nothing is left.
 *
 * @module
 */

export interface Budget {
  /** Elementary steps left: about ten nanoseconds each. */
  left: number
}

export function createBudget(steps: number): Budget {
  return { left: steps }
}

/** Pay for `steps` of work; false when the budget does not reach. */
export function spend(budget: Budget, steps: number): boolean {
  budget.left -= steps
  return budget.left >= 0
}
