# syntax=docker/dockerfile:1
# One image for every command of the recommender but `local`, which brings its own database and broker:
#   docker build -t concord-recommender .
#   docker run concord-recommender health --help
#
# glibc, not musl: RocksDB's native library is linked against it.
ARG TEMURIN_VERSION=17.0.15_6

FROM eclipse-temurin:${TEMURIN_VERSION}-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -q package -pl local-stack -am -DskipTests -Dspotless.check.skip=true
# the embedded database is for `local` only
RUN mkdir /opt/recommender \
 && cp -r local-stack/target/lib local-stack/target/local-stack-*.jar /opt/recommender \
 && mv /opt/recommender/local-stack-*.jar /opt/recommender/recommender.jar \
 && rm /opt/recommender/lib/embedded-postgres-*.jar

FROM eclipse-temurin:${TEMURIN_VERSION}-jre-noble
# A fixed number, so that volumes keep their owner from image to image.
RUN groupadd --system --gid 10001 recommender \
 && useradd --system --uid 10001 --gid recommender --no-create-home --shell /usr/sbin/nologin recommender \
 && install -d -o recommender -g recommender /var/lib/recommender
COPY --from=build /opt/recommender /opt/recommender
USER recommender
WORKDIR /var/lib/recommender
EXPOSE 8080
# Heap is 40 % of the container's memory: as much again is for RocksDB, whose 128 MB are not the JVM's, for threads, buffers
# and the page cache. JDK_JAVA_OPTIONS adds options or overrides these.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=40", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/recommender/recommender.jar"]
CMD ["serve"]
# A second JVM for half a second: small, and not often.
HEALTHCHECK --interval=20s --timeout=10s --start-period=120s --retries=3 \
  CMD ["java", "-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", "/opt/recommender/recommender.jar", "health"]
