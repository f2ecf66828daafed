package org.jarida.ingest.discovery;

import java.net.URI;
import org.jarida.ingest.preview.WebAddress;
import org.jarida.ingest.source.SourceInput;
import org.jarida.ingest.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows an editor what a newspaper offers and what a source would bring. It fetches, and stores nothing. */
@RestController
@RequestMapping("/api/v1/preview")
final class DiscoveryController {

    private final Discovery discovery;
    private final SourceTrial trial;

    DiscoveryController(Discovery discovery, SourceTrial trial) {
        this.discovery = discovery;
        this.trial = trial;
    }

    @PostMapping("/discover")
    Discovery.Found discover(@RequestParam String url) {
        URI address = WebAddress.asTyped(url)
                .orElseThrow(() -> ProblemException.invalid("url", "must be an http or https address"));
        return discovery.discover(address);
    }

    @PostMapping("/source")
    SourceTrialView source(@RequestBody SourceInput input) {
        return trial.run(Sources.checked(input));
    }
}
