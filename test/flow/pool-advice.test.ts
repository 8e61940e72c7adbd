import {expect} from '@open-wc/testing';
import {poolAdvice} from '../../src/flow/pool-advice.js';

const POOL = 'eu-west-1_AbCdEf123';
const CLIENT = '1h57kf5cpq17m0eml12example';
const LOCAL = 'http://localhost:9229/';

describe('poolAdvice', () => {
  it('says nothing of what can be meant', () => {
    for (const ids of [
      {},
      {userPoolId: POOL, userPoolClientId: CLIENT},
      {userPoolId: 'us-gov-west-1_AbCdEf123'},
      {userPoolId: 'cn-north-1_AbCdEf123', userPoolEndpoint: 'https://cognito.example.cn'},
      {userPoolId: 'local_4abcDEF', userPoolClientId: 'local', userPoolEndpoint: LOCAL},
      {userPoolClientId: CLIENT},
    ])
      expect(poolAdvice(ids), JSON.stringify(ids)).to.eql([]);
  });

  const wrong: [ids: Parameters<typeof poolAdvice>[0], advice: RegExp][] = [
    [{userPoolId: 'nonsense'}, /user pool id is .*eu-west-1_AbCdEf123/],
    [{userPoolId: 'nonsense', userPoolEndpoint: LOCAL}, /user pool id/],
    [{userPoolId: 'AbCdEf123'}, /user pool id/],
    [{userPoolId: 'eu-west-1-AbCdEf123'}, /user pool id/],
    [{userPoolId: ` ${POOL}`}, /user pool id/],
    [{userPoolId: 'local_4abcDEF'}, /user pool id/],
    [{userPoolId: `arn:aws:cognito-idp:eu-west-1:1:userpool/${POOL}`}, /ARN/],
    [{userPoolId: 'eu-west-1:12345678-1234-1234-1234-123456789abc'}, /identity pool/],
    [{userPoolId: CLIENT, userPoolClientId: POOL}, /each other/],
    [{userPoolId: POOL, userPoolClientId: 'my client'}, /user-pool-client-id/],
    [{userPoolId: POOL, userPoolClientId: 'https://example.com'}, /user-pool-client-id/],
    [{userPoolEndpoint: 'localhost'}, /user-pool-endpoint .*http/],
    [{userPoolEndpoint: 'localhost:9229'}, /user-pool-endpoint/],
    [{userPoolEndpoint: '/cognito'}, /user-pool-endpoint/],
    [{userPoolEndpoint: 'ftp://localhost'}, /user-pool-endpoint/],
  ];
  for (const [ids, advice] of wrong)
    it(`names what is wrong: ${JSON.stringify(ids)}`, () => {
      const [first, ...others] = poolAdvice(ids);
      expect(first).to.match(advice);
      expect(others).to.eql([]);
    });
});
