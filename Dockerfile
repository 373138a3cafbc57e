# Built JavaScript on a small image, run by nobody in particular. Not run in our CI, which has no container engine.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && cd dist && cp ../package-lock.json . && npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production XDG_DATA_HOME=/state
RUN mkdir /state && chown node:node /state
COPY --from=build /build/dist /ajar
USER node
VOLUME /state
ENTRYPOINT ["node", "/ajar/src/cli.js"]
CMD ["--help"]
