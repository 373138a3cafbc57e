import { known } from '#model'
import check from '../../../checks/identity/workload-identity-is-conditioned.ts'
import { github, pool } from '../../../mocks/gcp/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a pool pinned to one owner': pool(),
    'a provider that is switched off': pool({
      providers: known([github({ attributeCondition: '', active: false })]),
    }),
    'an issuer of our own, which signs for us alone': pool({
      providers: known([github({ attributeCondition: '', issuer: 'https://idp.acme.example' })]),
    }),
  },
  fails: {
    'GitHub without a condition': pool({ providers: known([github({ attributeCondition: '' })]) }),
    'a condition that is always true': pool({
      providers: known([github({ attributeCondition: ' true ' })]),
    }),
  },
  unknown: {
    'providers that we may not list': pool({ providers: denied('providers') }),
  },
})
