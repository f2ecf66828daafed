package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jarida.gateway.keys.TestKeys;
import org.junit.jupiter.api.Test;

class ReaderKeysTests {

    private static final ReaderId READER = new ReaderId("AAAAAAAAAAAAAAAAAAAAAA", Instant.EPOCH, false);

    @Test
    void aReaderIsKnownByTheCurrentAndThePreviousKey() throws Exception {
        var keys = ReaderKeys.ofReader(READER, TestKeys.hashes("b", "a"));

        assertThat(keys)
                .containsExactly(
                        hmac("b", "reader:AAAAAAAAAAAAAAAAAAAAAA").substring(0, 32),
                        hmac("a", "reader:AAAAAAAAAAAAAAAAAAAAAA").substring(0, 32));
    }

    @Test
    void aNetworkIsKnownByAShorterHash() throws Exception {
        assertThat(ReaderKeys.ofNetwork(Network.of("192.0.2.9"), TestKeys.hashes("a")))
                .containsExactly(hmac("a", "network:4:c00002").substring(0, 16));
    }

    private static String hmac(String id, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(id.repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
