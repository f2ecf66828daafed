# One pattern for every service: `docker build --build-arg SERVICE=article-service .` after `mvn package`.
# Layers change as often as what they hold: dependencies rarely, our own classes always.
ARG JAVA_IMAGE=eclipse-temurin:25-jre

FROM ${JAVA_IMAGE} AS layers
ARG SERVICE
WORKDIR /build
COPY ${SERVICE}/target/${SERVICE}.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM ${JAVA_IMAGE}
RUN groupadd --gid 10001 jarida \
 && useradd --uid 10001 --gid jarida --no-create-home --shell /usr/sbin/nologin jarida \
 && install -d -o jarida -g jarida /keys /keys/public /search
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER jarida
ENV SERVER_ADDRESS=0.0.0.0 \
    MANAGEMENT_SERVER_ADDRESS=0.0.0.0 \
    JARIDA_KEYS_DIR=/keys \
    JARIDA_SEARCH_DIR=/search \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "app.jar"]
