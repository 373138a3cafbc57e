/** Amazon OpenSearch Service, which still signs as Elasticsearch. @module */

import { defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createRestJsonProtocol } from './wire/restProtocol.ts'

export const openSearch = defineService<typeof import('@aws-sdk/client-opensearch')>({
  id: 'opensearch',
  signedAs: 'es',
  protocol: createRestJsonProtocol(),
  actions: {
    ListDomainNames: 'es:ListDomainNames',
    DescribeDomain: 'es:DescribeDomain',
    DescribeDomains: 'es:DescribeDomains',
  },
  failures: {
    throttled: { code: 'ThrottlingException', message: 'Rate exceeded', status: 429 },
  },
  load: () => import('@aws-sdk/client-opensearch'),
  operations: {
    ListDomainNames: (_, { here }) => ({
      DomainNames: here.searchDomains.map(({ DomainName }) => ({
        DomainName,
        EngineType: 'OpenSearch',
      })),
    }),

    /** Five names at most; names that do not exist are left out. */
    DescribeDomains: ({ DomainNames = [] }, { here }) => {
      if (DomainNames.length > 5) {
        const message = 'Please provide a maximum of 5 Domain names to describe.'
        throw new AwsFailure('ValidationException', message)
      }
      return {
        DomainStatusList: here.searchDomains.filter(({ DomainName }) =>
          DomainNames.includes(DomainName),
        ),
      }
    },

    DescribeDomain: ({ DomainName }, { here }) => {
      const DomainStatus = here.searchDomains.find((each) => each.DomainName === DomainName)
      if (!DomainStatus) {
        throw new AwsFailure('ResourceNotFoundException', `Domain not found: ${DomainName}`, 409)
      }
      return { DomainStatus }
    },
  },
})
