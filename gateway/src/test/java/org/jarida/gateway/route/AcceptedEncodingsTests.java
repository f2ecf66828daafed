package org.jarida.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedEncodingsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                    | true",
                "GZIP                    | true",
                "gzip, deflate, br, zstd | true",
                "br;q=1.0, gzip;q=0.8    | true",
                "deflate, gzip ; q=0.01  | true",
                "gzip;q=0                | false",
                "gzip; q=0.00            | false",
                "identity                | false",
                "br                      | false",
                "xgzip, gzipped          | false",
                "''                      | false",
                ", ;                     | false",
            })
    void gzipMustBeNamed(String header, boolean gzip) {
        assertThat(AcceptedEncodings.haveGzip(header)).isEqualTo(gzip);
    }
}
