import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { FUNCTION_ARN, lambdaFunction } from '../../../mocks/aws/lambdaBuilder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const INVOKE = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'lambda:InvokeFunction',
  Resource: FUNCTION_ARN,
}
const BY_URL = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'lambda:InvokeFunctionUrl',
  Resource: FUNCTION_ARN,
  Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
}
const byUrl = known(policyText(BY_URL))
const byUrlOfAlias = known({ live: policyText({ ...BY_URL, Resource: `${FUNCTION_ARN}:live` }) })
const url = (authType: 'NONE' | 'AWS_IAM', alias: string | null = null) =>
  known([{ alias, authType }])

describeCheck(check, {
  passes: {
    'a function without a policy': lambdaFunction(),
    'a URL that nobody is allowed to use': lambdaFunction({ urls: url('NONE') }),
    'everybody may use a URL that does not exist': lambdaFunction({ policy: byUrl }),
    'everybody unsigned may use a URL that asks for signatures': lambdaFunction({
      policy: byUrl,
      urls: url('AWS_IAM'),
    }),
    'everybody may use the URL of the function, and only an alias has one': lambdaFunction({
      policy: byUrl,
      urls: url('NONE', 'live'),
    }),
    'a wildcard that is pinned to the own account': lambdaFunction({
      policy: known(
        policyText({
          ...INVOKE,
          Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } },
        }),
      ),
    }),
    'an alias without a policy': lambdaFunction({ aliases: known({ live: null }) }),
  },
  fails: {
    'everybody may invoke it': lambdaFunction({ policy: known(policyText(INVOKE)) }),
    'an open URL': lambdaFunction({ policy: byUrl, urls: url('NONE') }),
    'everybody may invoke an alias': lambdaFunction({
      aliases: known({
        test: null,
        live: policyText({ ...INVOKE, Resource: `${FUNCTION_ARN}:live` }),
      }),
    }),
    'an open URL of an alias': lambdaFunction({
      aliases: byUrlOfAlias,
      urls: url('NONE', 'live'),
    }),
    'everybody may invoke it, whatever URLs it has': lambdaFunction({
      policy: known(policyText(INVOKE)),
      urls: denied('urls'),
    }),
    'one alias is open and the policy of another cannot be read by us': lambdaFunction({
      aliases: known({
        live: policyText({ ...INVOKE, Resource: `${FUNCTION_ARN}:live` }),
        test: '{"Statement":',
      }),
    }),
  },
  unknown: {
    'a policy we may not read': lambdaFunction({ policy: denied('policy') }),
    'aliases we may not list': lambdaFunction({ aliases: denied('aliases') }),
    'everybody may use its URL, and we may not see whether there is one': lambdaFunction({
      policy: byUrl,
      urls: denied('urls'),
    }),
  },
})
