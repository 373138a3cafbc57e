import { known } from '#model'
import { FUNCTION, type LambdaFunction } from '../../providers/aws/lambda/function.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

export const FUNCTION_ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:checkout`

/** A function as CreateFunction makes it: no policy, no alias, no URL. */
export function lambdaFunction(facts: Partial<LambdaFunction['facts']> = {}): LambdaFunction {
  return {
    kind: FUNCTION,
    id: FUNCTION_ARN,
    name: 'checkout',
    scope: SCOPE,
    facts: {
      policy: known(null, 'lambda:GetPolicy'),
      aliases: known({}, 'lambda:ListAliases'),
      urls: known([], 'lambda:ListFunctionUrlConfigs'),
      role: known(`arn:aws:iam::${ACCOUNT}:role/app`, 'lambda:ListFunctions'),
      environment: known(null, 'lambda:ListFunctions'),
      ...facts,
    },
  }
}
