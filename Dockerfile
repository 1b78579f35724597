# FaxIngest on Debian 12, set up by the same src/setup as any other machine.
#
#   docker build -t faxingest .
#   docker run -p 8080:8080 -v faxingest-data:/data -v /srv/fax/in:/in -v /srv/fax/out:/out faxingest
#
# .NET and Node are copied from their own images: both are built to run on any glibc system, and Debian has neither in these versions.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS sdk
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS aspnet
FROM node:22-bookworm-slim AS node

FROM debian:bookworm-slim AS debian
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates libssl3 libstdc++6 tzdata \
 && rm -rf /var/lib/apt/lists/*
ENV DOTNET_ROOT=/usr/share/dotnet PATH=/usr/share/dotnet:$PATH DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

FROM debian AS build
COPY --from=sdk /usr/share/dotnet /usr/share/dotnet
COPY --from=node /usr/local /usr/local
WORKDIR /source
# The set-up changes rarely: on its own it stays in the build cache.
COPY src/setup src/vendors src/Directory.Packages.props src/
COPY src/FaxIngest.Adapters/Native/npm/package.json src/FaxIngest.Adapters/Native/npm/package-lock.json src/FaxIngest.Adapters/Native/npm/
RUN src/setup
COPY . .
RUN dotnet publish src/FaxIngest.Service -c Release -o /app

FROM debian AS run
COPY --from=aspnet /usr/share/dotnet /usr/share/dotnet
COPY src/setup /setup/src/setup
RUN /setup/src/setup --runtime && rm -rf /setup /var/lib/apt/lists/*
COPY --from=build /app /app
RUN useradd --system --uid 1654 --create-home faxingest \
 && install -d -o faxingest -g faxingest /data /in /out
USER faxingest
WORKDIR /data
# OMP_THREAD_LIMIT: Tesseract's threads cost nine times the work of one (it is read before .NET could set it).
ENV OMP_THREAD_LIMIT=1 \
    FAXINGEST__Data__Folder=/data \
    FAXINGEST__Receive__Folder__Path=/in \
    FAXINGEST__Export__Folder=/out \
    FAXINGEST__Web__Urls=http://0.0.0.0:8080
VOLUME /data
EXPOSE 8080
# Without curl in the image: bash speaks enough HTTP.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/faxingest"]
CMD ["run"]
