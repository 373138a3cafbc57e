import { known } from '#model'
import { DOMAIN, type SearchDomain } from '../../providers/aws/opensearch/domain.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

export const DOMAIN_ARN = `arn:aws:es:${REGION}:${ACCOUNT}:domain/catalogue`

const CALL = 'opensearch:DescribeDomains'

export const SIGN_IN = {
  fineGrained: false,
  anonymous: false,
  internalUsers: false,
  dashboards: false,
}

/** A domain as CreateDomain makes it when nothing is asked for: on the internet, for nobody yet. */
export function searchDomain(facts: Partial<SearchDomain['facts']> = {}): SearchDomain {
  return {
    kind: DOMAIN,
    id: DOMAIN_ARN,
    name: 'catalogue',
    scope: SCOPE,
    facts: {
      policy: known(null, CALL),
      inVpc: known(false, CALL),
      encryption: known(null, CALL),
      nodeToNode: known(false, CALL),
      httpsOnly: known(false, CALL),
      tlsPolicy: known('Policy-Min-TLS-1-0-2019-07', CALL),
      signIn: known(SIGN_IN, CALL),
      auditLog: known(null, CALL),
      ...facts,
    },
  }
}
