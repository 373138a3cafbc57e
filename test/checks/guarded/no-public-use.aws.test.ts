import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { key, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const DECRYPT = { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
    'a key of AWS': keyOfAws(),
    'a wildcard that is pinned to the own account': key({
      policy: known(
        policyText({ ...DECRYPT, Condition: { StringEquals: { 'kms:CallerAccount': ACCOUNT } } }),
      ),
    }),
  },
  fails: {
    'a key policy for everybody': key({ policy: known(policyText(DECRYPT)) }),
    'a grant for everybody': key({
      grants: known([{ GrantId: 'g1', GranteePrincipal: '*', Operations: ['Decrypt'] }]),
    }),
  },
  unknown: {
    'a key policy we may not read': key({ policy: denied('policy') }),
    'grants we may not list': key({ grants: denied('grants') }),
  },
})
